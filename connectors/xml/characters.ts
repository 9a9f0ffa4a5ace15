/** Whether XML 1.0 can hold a character at all, escaped or not: no control characters but tab and line ends, no half pairs. */
export function isWritable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
}

/** A text without the characters that XML cannot hold. A pasted text may have them; nobody can see them. */
export function holdable(text: string): string {
  return Array.from(text).filter(isWritable).join('');
}
