/** Gives the page its turn in the middle of long work: what it has to draw or answer comes first. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
