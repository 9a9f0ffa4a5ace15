import { lastPartOf } from '../../../spfx-webparts/src/extensions/listForm/listPath.js';

it.each([
  ['/sites/phb/Lists/PersonalHealthBudgets', 'PersonalHealthBudgets'],
  ['/sites/phb/Lists/Plan%20outcomes/', 'Plan outcomes'],
])('finds which list a form is for in %s', (url, path) => expect(lastPartOf(url)).toBe(path));
