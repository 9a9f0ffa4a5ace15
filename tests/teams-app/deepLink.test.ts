import { deepLink } from '../../teams-app/tab/deepLink.js';

it('builds Teams’ form of a link to a case', () => {
  const link = new URL(deepLink('https://teams.microsoft.com/l/entity/', 'app id', 'register', 'PHB-7K3Q-9F2X'));
  expect(link.origin + link.pathname).toBe('https://teams.microsoft.com/l/entity/app%20id/register');
  expect(JSON.parse(link.searchParams.get('context') ?? '')).toEqual({ subEntityId: 'PHB-7K3Q-9F2X' });
});
