const pounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

/** Shows pence as pounds: 123450 is £1,234.50. */
export function showMoney(pence: number): string {
  return pounds.format(pence / 100);
}

/**
 * Reads an amount as people write it: 1234.5, £1,234.50, 1 234.50. Answers in pence.
 * @returns undefined if it is not an amount, or has more than two decimal places
 */
export function readMoney(text: string): number | undefined {
  const bare = text.replace(/[£,\s]/g, '');
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(bare);
  if (!match) return undefined;
  const pence = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0') || 0);
  return match[1] === '-' && pence !== 0 ? -pence : pence;
}
