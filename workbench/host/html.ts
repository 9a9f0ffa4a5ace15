/** A piece of HTML that was made by `html`, so that everything in it that came from outside is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

type Part = string | number | Html | readonly Html[] | undefined;

function shown(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part));
  return part.map((piece) => piece.text).join('');
}

/** Builds HTML: what is put in is escaped, except what `html` itself made. The only place that escapes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, index) => text + shown(parts[index])).join(''));
}

/** Data for a script on the page, in a block that no browser runs; `<` is written so that it cannot end the block. */
export function dataBlock(id: string, data: unknown): Html {
  const json = JSON.stringify(data).replace(/</g, '\\u003c');
  return new Html(`<script type="application/json" id="${escape(id)}">${json}</script>`);
}
