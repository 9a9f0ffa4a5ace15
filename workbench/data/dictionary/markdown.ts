/** One line of text that Markdown shows as it is: the only place where text is put into a page. */
export function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** Text shown as code. A backtick inside cannot be escaped, so the fence is made longer than any run of them. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${text.replace(/\|/g, '\\|')}${space}${fence}`;
}

/** A table whose cells are Markdown already. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings.map(plain)), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Joins the parts of a page with a blank line between; empty parts are left out. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
