import { linkToCaseOnPage, openCaseOnPage } from '../../../spfx-webparts/src/shell/pageLink.js';

beforeEach(() =>
  window.history.replaceState({}, '', '/sites/phb/SitePages/Register.aspx?web=1&case=PHB-7K3Q-9F2X#top'),
);

it('reads the case that the address names', () => {
  expect(openCaseOnPage(window.location)).toBe('PHB-7K3Q-9F2X');
  window.history.replaceState({}, '', '/sites/phb/SitePages/Register.aspx');
  expect(openCaseOnPage(window.location)).toBeUndefined();
});

it('links to a case with its reference and nothing else', () => {
  expect(linkToCaseOnPage(window.location, 'PHB-2222-2222')).toBe(
    'http://localhost/sites/phb/SitePages/Register.aspx?case=PHB-2222-2222',
  );
});
