import type { ISiteInfo } from '@pnp/sp/sites/types.js';
import { SiteLogoAspect, SiteLogoType } from '@pnp/sp/sites/index.js';

import { at } from '../wire.js';
import { expectAbsent } from './absent.js';
import type { PnpCall } from './call.js';

export const calls: readonly PnpCall[] = [
  {
    call: 'site.getRootWeb',
    outcome: 'works',
    async run({ sp, webUrl }) {
      expect(await (await sp.site.getRootWeb()).select('Url')()).toMatchObject({ Url: webUrl });
      expect(await sp.site.rootWeb.select('Url')()).toMatchObject({ Url: webUrl });
    },
  },
  {
    call: 'site.openWebById',
    outcome: 'works',
    async run({ sp, webUrl }) {
      const { Id } = await sp.web.select('Id')();
      const { web, data } = await sp.site.openWebById(Id);
      expect(data).toMatchObject({ Id });
      expect(await web.select('Url')()).toMatchObject({ Url: webUrl });
    },
  },
  {
    call: 'site.getChanges',
    outcome: 'works',
    async run({ sp, list }) {
      const { CurrentChangeToken: ChangeTokenStart } = await sp.site.select('CurrentChangeToken')();
      const { Id } = await list.items.add({ Title: 'Changed' });
      const changes = await sp.site.getChanges({ Add: true, Item: true, ChangeTokenStart });
      expect(Array.isArray(changes) ? changes.map((each) => at(each, 'ItemId')) : changes).toEqual([Id]);
    },
  },
  {
    call: 'site.exists',
    outcome: 'works',
    async run({ sp, webUrl }) {
      expect(await sp.site.exists(webUrl)).toBe(true);
      expect(await sp.site.exists(`${webUrl}-nothing`)).toBe(false);
    },
  },
  {
    call: 'site.getWebUrlFromPageUrl',
    outcome: 'works',
    async run({ sp, webUrl }) {
      expect(await sp.site.getWebUrlFromPageUrl(`${webUrl}/SitePages/Home.aspx`)).toBe(webUrl);
    },
  },
  {
    call: 'site.update',
    outcome: 'works',
    async run({ sp }) {
      // Its type asks for all properties of a site; what is read here is one of them.
      const sent = await sp.site.select('ShareByEmailEnabled')<ISiteInfo>();
      await sp.site.update({ ...sent, ShareByEmailEnabled: false });
      expect(await sp.site.select('ShareByEmailEnabled')()).toMatchObject({ ShareByEmailEnabled: false });
      await sp.site.update({ ...sent, ShareByEmailEnabled: true });
    },
  },
  {
    call: 'site.createCommunicationSite, site.createCommunicationSiteFromProps',
    outcome: 'differs',
    note: 'makes a team site, at once',
    async run({ sp, webUrl, login }) {
      const url = webUrl.replace(/dev$/, `made${Math.floor(Math.random() * 1e9)}`);
      const made = await sp.site.createCommunicationSite(
        'Made',
        1033,
        false,
        url,
        '',
        '',
        undefined,
        undefined,
        login('owner'),
      );
      expect(made).toMatchObject({ SiteStatus: 2, SiteUrl: url });
      const { Web } = await import('@pnp/sp/webs/index.js');
      expect(await Web([sp.web, url]).select('Title')()).toMatchObject({ Title: 'Made' });
    },
  },
  {
    call: 'site.delete',
    outcome: 'absent',
    note: 'site collections are not deleted by REST here',
    async run({ sp }) {
      await expectAbsent(sp.site.delete());
    },
  },
  {
    call: 'site.createModernTeamSite, site.createModernTeamSiteFromProps, site.setSiteLogo',
    outcome: 'absent',
    note: 'there are no Microsoft 365 groups and no logos',
    async run({ sp }) {
      await expectAbsent(sp.site.createModernTeamSite('Team', 'team'));
      await expectAbsent(
        sp.site.setSiteLogo({ aspect: SiteLogoAspect.Square, relativeLogoUrl: '/a.png', type: SiteLogoType.WebLogo }),
      );
    },
  },
];
