/** The last part of the address of a list: PersonalHealthBudgets of /sites/phb/Lists/PersonalHealthBudgets. */
export function lastPartOf(listUrl: string): string {
  return decodeURIComponent(listUrl.replace(/\/+$/, '').split('/').pop() ?? '');
}
