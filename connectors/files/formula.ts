/**
 * What a spreadsheet takes for the beginning of a formula, its full-width forms included. Blanks before it do not help: some
 * programs strip them. A tab or line end at the start can move what follows into a cell of its own.
 */
const begins = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** A text that no spreadsheet runs: an apostrophe is put before one that would begin a formula (OWASP, CSV injection). */
export function inert(text: string): string {
  return begins.test(text) ? `'${text}` : text;
}
