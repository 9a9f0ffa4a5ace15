import { themeOf } from '../../../spfx-webparts/src/shell/theme.js';

function forcedColours(matches: boolean): void {
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    value: () => ({ matches, addEventListener: () => undefined, removeEventListener: () => undefined }),
  });
}

const light = { isInverted: false, semanticColors: { bodyBackground: '#ffffff', bodyText: '#323130' } };
const dark = { isInverted: true, semanticColors: { bodyBackground: '#1f1f1f', bodyText: '#ffffff' } };
const blackAndWhite = { isInverted: true, semanticColors: { bodyBackground: '#000000', bodyText: '#FFFFFF' } };

describe('the theme of a web part', () => {
  beforeEach(() => forcedColours(false));

  it('follows the page or the section', () => {
    expect(themeOf(undefined, undefined)).toBe('default');
    expect(themeOf(light, undefined)).toBe('default');
    expect(themeOf(dark, undefined)).toBe('dark');
    expect(themeOf(blackAndWhite, undefined)).toBe('contrast');
  });

  it('follows Teams where the web part stands in a tab', () => {
    expect(themeOf(dark, 'default')).toBe('default');
    expect(themeOf(light, 'dark')).toBe('dark');
    expect(themeOf(light, 'contrast')).toBe('contrast');
  });

  it('is high contrast wherever the operating system asks for it', () => {
    forcedColours(true);
    expect(themeOf(light, undefined)).toBe('contrast');
    expect(themeOf(light, 'dark')).toBe('contrast');
  });
});
