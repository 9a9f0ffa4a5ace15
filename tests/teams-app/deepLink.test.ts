import { readCasePlace } from '@phb/ui';
import { deepLink } from '../../teams-app/tab/deepLink.js';

const base = 'https://teams.microsoft.com/l/entity/';
/** What Teams hands the tab that such a link opens. */
function subEntity(link: string): string {
  const context: { readonly subEntityId?: string } = JSON.parse(new URL(link).searchParams.get('context') ?? '{}');
  return context.subEntityId ?? '';
}

it('builds Teams’ form of a link to a case', () => {
  const link = new URL(deepLink(base, 'app id', 'register', { caseRef: 'PHB-7K3Q-9F2X' }));
  expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/entity/app%20id/register');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'PHB-7K3Q-9F2X' });
});

it('carries the pane of the case, and reads it again', () => {
  const place = { caseRef: 'PHB-7K3Q-9F2X', pane: 'money' };
  expect(readCasePlace(subEntity(deepLink(base, 'app', 'register', place)))).toEqual(place);
  expect(readCasePlace('PHB-7K3Q-9F2X')).toEqual({ caseRef: 'PHB-7K3Q-9F2X' });
});
