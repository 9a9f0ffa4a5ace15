import { deepLinkTarget } from '../../../workbench/host/teams/deepLink.js';

const link = (rest: string): string => deepLinkTarget(new URL(`http://localhost:4300/teams/l/entity/${rest}`));

describe('a deep link into Teams', () => {
  it('names the tab and the case', () => {
    const context = encodeURIComponent(JSON.stringify({ subEntityId: 'PHB-7K3Q-9F2X' }));
    expect(link(`app/reviews?context=${context}`)).toBe('/teams?tab=reviews&case=PHB-7K3Q-9F2X');
  });

  it('opens the tab alone when the context was cut short or is something else', () => {
    expect(link('app/reviews?context=%7B%22subEnt')).toBe('/teams?tab=reviews');
    expect(link('app/reviews?context=%5B1%5D')).toBe('/teams?tab=reviews');
    expect(link('app/reviews')).toBe('/teams?tab=reviews');
  });
});
