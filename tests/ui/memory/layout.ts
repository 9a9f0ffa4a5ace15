/** jsdom lays nothing out: every element says it is as large as told, so that virtual rows and narrow layouts can be tested. */
export function pretendLayout(size: { readonly width: number; readonly height: number }): () => void {
  const names = ['clientWidth', 'offsetWidth', 'clientHeight', 'offsetHeight'] as const;
  const before = names.map((name) => Object.getOwnPropertyDescriptor(HTMLElement.prototype, name));
  for (const name of names) {
    const value = name.endsWith('Width') ? size.width : size.height;
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
  return () =>
    names.forEach((name, index) => {
      const descriptor = before[index];
      if (descriptor === undefined) Reflect.deleteProperty(HTMLElement.prototype, name);
      else Object.defineProperty(HTMLElement.prototype, name, descriptor);
    });
}
