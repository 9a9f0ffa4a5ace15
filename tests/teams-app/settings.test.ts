import { TabSettingsError, readSettings } from '../../teams-app/tab/settings.js';

const good = {
  teamsOrigins: ['https://teams.example'],
  clientId: '22222222-2222-4222-8222-222222222222',
  authority: 'https://login.microsoftonline.com/organizations',
  registerUrl: 'https://ccg.sharepoint.com/sites/phb',
  deepLinks: 'https://teams.microsoft.com/l/entity/',
};

function page(block: unknown): Document {
  const made = document.implementation.createHTMLDocument();
  const script = made.createElement('script');
  script.type = 'application/json';
  script.id = 'phb-settings';
  script.textContent = typeof block === 'string' ? block : JSON.stringify(block);
  made.head.append(script);
  return made;
}

describe('the settings in the tab’s page', () => {
  it('are read, and today is the real day unless a training host pins it', () => {
    expect(readSettings(page(good)).registerUrl).toBe('https://ccg.sharepoint.com/sites/phb');
    expect(readSettings(page(good)).today().year).toBeGreaterThan(2024);
    expect(
      readSettings(page({ ...good, showAsAt: '2019-04-30' }))
        .today()
        .toString(),
    ).toBe('2019-04-30');
  });

  it.each([
    ['cut short', '{"clientId":'],
    ['without a site', { ...good, registerUrl: undefined }],
    ['with a day that is none', { ...good, showAsAt: '2019-02-30' }],
  ])('are refused %s', (_name, block) => {
    expect(() => readSettings(page(block))).toThrow(TabSettingsError);
  });

  it('are refused where there are none', () => {
    expect(() => readSettings(document.implementation.createHTMLDocument())).toThrow(TabSettingsError);
  });
});
