import { linkToCaseOnPage, openCaseOnPage } from '../../../spfx-webparts/src/shell/pageLink.js';

beforeEach(() =>
  window.history.replaceState({}, '', '/sites/phb/SitePages/Register.aspx?web=1&case=PHB-7K3Q-9F2X#top'),
);

it('reads the case that the address names', () => {
  expect(openCaseOnPage(window.location)).toEqual({ caseRef: 'PHB-7K3Q-9F2X' });
  window.history.replaceState({}, '', '/sites/phb/SitePages/Register.aspx?case=PHB-7K3Q-9F2X&pane=money');
  expect(openCaseOnPage(window.location)).toEqual({ caseRef: 'PHB-7K3Q-9F2X', pane: 'money' });
  window.history.replaceState({}, '', '/sites/phb/SitePages/Register.aspx');
  expect(openCaseOnPage(window.location)).toBeUndefined();
});

it('links to a case and a pane of it with the reference and nothing else', () => {
  const page = 'http://localhost/sites/phb/SitePages/Register.aspx';
  expect(linkToCaseOnPage(window.location, { caseRef: 'PHB-2222-2222' })).toBe(`${page}?case=PHB-2222-2222`);
  const place = { caseRef: 'PHB-2222-2222', pane: 'money' };
  expect(linkToCaseOnPage(window.location, place)).toBe(`${page}?case=PHB-2222-2222&pane=money`);
});
