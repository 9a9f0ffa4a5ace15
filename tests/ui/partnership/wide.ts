/** jsdom lays nothing out, so everything is 0 wide. Gives every element the width of a page until the test file is done. */
export function onAWidePage(): void {
  const before = Object.getOwnPropertyDescriptor(Element.prototype, 'clientWidth');
  beforeAll(() => Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => 1200 }));
  afterAll(() => {
    if (before) Object.defineProperty(Element.prototype, 'clientWidth', before);
  });
}
