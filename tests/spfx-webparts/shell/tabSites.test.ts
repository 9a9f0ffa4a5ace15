import { readTabSites } from '../../../spfx-webparts/src/shell/tabSites.js';

function at(query: string): void {
  window.history.replaceState({}, '', `/sites/phb/_layouts/15/teamshostedapp.aspx?${query}`);
}

it('reads the sites that the manifest put into the address', () => {
  at('teams&personal&phbRegister=/sites/phb&phbPartnership=%2Fsites%2Fphb-partner');
  expect(readTabSites(window.location)).toEqual({
    registerUrl: 'http://localhost/sites/phb',
    partnershipUrl: 'http://localhost/sites/phb-partner',
  });
});

it.each(['https://elsewhere.example/sites/phb', '//elsewhere.example/sites/phb', '/sites/phb/../x', '/', ''])(
  'takes no site from %p',
  (value) => {
    at(`phbRegister=${encodeURIComponent(value)}`);
    expect(readTabSites(window.location)).toEqual({});
  },
);
