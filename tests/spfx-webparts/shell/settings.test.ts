import {
  WebPartSettingError,
  readSettings,
  showAsAtProblem,
  siteUrlProblem,
} from '../../../spfx-webparts/src/shell/settings.js';

const here = 'https://ccg.sharepoint.com/sites/phb';

describe('the settings of a web part', () => {
  it('take the site of the page where nothing is set', () => {
    const register = readSettings({}, 'register', here, {});
    expect(register.registerUrl).toBe(here);
    expect(register.partnershipUrl).toBeUndefined();
    expect(readSettings({}, 'partnership', here, {}).partnershipUrl).toBe(here);
  });

  it('take the sites that are set, without a slash at the end', () => {
    const set = { registerUrl: ' https://a.example/sites/r/ ', partnershipUrl: 'https://a.example/sites/p' };
    expect(readSettings(set, 'partnership', here, {})).toMatchObject({
      registerUrl: 'https://a.example/sites/r',
      partnershipUrl: 'https://a.example/sites/p',
    });
  });

  it('take the sites that a Teams tab’s address names, unless the property pane sets others', () => {
    const tab = {
      registerUrl: 'https://ccg.sharepoint.com/sites/r',
      partnershipUrl: 'https://ccg.sharepoint.com/sites/p',
    };
    expect(readSettings({}, 'partnership', here, tab)).toMatchObject(tab);
    expect(readSettings({ registerUrl: here }, 'reports', 'https://a.example', tab).registerUrl).toBe(here);
  });

  it('pin the day where a training site asks for it', () => {
    expect(readSettings({ showAsAt: '2019-04-30' }, 'reports', here, {}).today.toString()).toBe('2019-04-30');
    expect(readSettings({ showAsAt: '' }, 'reports', here, {}).today.year).toBeGreaterThan(2024);
  });

  it('are refused by name when one cannot be used', () => {
    expect(() => readSettings({ registerUrl: 'sites/phb' }, 'register', here, {})).toThrow(WebPartSettingError);
    expect(() => readSettings({ registerUrl: 'sites/phb' }, 'register', here, {})).toThrow('Register site');
    expect(() => readSettings({ showAsAt: '30 April' }, 'register', here, {})).toThrow('Show as at');
  });
});

describe('what the property pane says', () => {
  it.each(['', 'https://ccg.sharepoint.com/sites/phb', 'http://localhost:4300/sites/phb'])(
    'is nothing for %p',
    (url) => {
      expect(siteUrlProblem(url)).toBe('');
    },
  );

  it.each(['phb', 'http://ccg.sharepoint.com/sites/phb', 'https://ccg.sharepoint.com/sites/phb?x=1'])(
    'is a sentence for the site %p',
    (url) => {
      expect(siteUrlProblem(url)).toMatch(/^Enter .*\.$/);
    },
  );

  it('is a sentence for a day that is none', () => {
    expect(showAsAtProblem('2019-04-30')).toBe('');
    expect(showAsAtProblem('2019-02-30')).toMatch(/^Enter a real date/);
    expect(showAsAtProblem('30/04/2019')).toMatch(/^Enter/);
  });
});
