import type { SPFI } from '@pnp/sp';

import { freshTitle } from '../wire.js';
import type { PnpCall } from './call.js';

async function design(sp: SPFI): Promise<string> {
  const script = await sp.siteScripts.createSiteScript(freshTitle('script'), 'Said', {
    $schema: 'schema.json',
    actions: [{ verb: 'applyTheme', themeName: 'None' }],
    bindata: {},
    version: 1,
  });
  const info = { Title: freshTitle('design'), WebTemplate: '68', SiteScriptIds: [script.Id] };
  return (await sp.siteDesigns.createSiteDesign(info)).Id;
}

export const calls: readonly PnpCall[] = [
  {
    call: 'siteDesigns.createSiteDesign',
    outcome: 'works',
    async run({ sp }) {
      const Title = freshTitle('design');
      expect(await sp.siteDesigns.createSiteDesign({ Title, WebTemplate: '68' })).toMatchObject({ Title });
    },
  },
  {
    call: 'siteDesigns.getSiteDesigns, siteDesigns.getSiteDesignMetadata',
    outcome: 'works',
    async run({ sp }) {
      const id = await design(sp);
      expect((await sp.siteDesigns.getSiteDesigns()).map((each) => each.Id)).toContain(id);
      expect(await sp.siteDesigns.getSiteDesignMetadata(id)).toMatchObject({ Id: id, WebTemplate: '68' });
    },
  },
  {
    call: 'siteDesigns.updateSiteDesign',
    outcome: 'works',
    async run({ sp }) {
      const Id = await design(sp);
      const changed = await sp.siteDesigns.updateSiteDesign({ Id, Title: 'Another title' });
      expect(changed).toMatchObject({ Id, Title: 'Another title' });
    },
  },
  {
    call: 'siteDesigns.deleteSiteDesign',
    outcome: 'works',
    async run({ sp }) {
      const id = await design(sp);
      await sp.siteDesigns.deleteSiteDesign(id);
      await expect(sp.siteDesigns.getSiteDesignMetadata(id)).rejects.toThrow();
    },
  },
  {
    call: 'siteDesigns.applySiteDesign',
    outcome: 'works',
    async run({ sp, webUrl }) {
      // The method is typed as answering nothing; it answers what became of each action.
      const results: unknown[] = [];
      await sp.siteDesigns.applySiteDesign(await design(sp), webUrl).then((answer: unknown) => results.push(answer));
      expect(results).toEqual([[expect.objectContaining({ Title: 'Apply theme', Outcome: 2 })]]);
    },
  },
  {
    call: 'siteDesigns.addSiteDesignTask, siteDesigns.addSiteDesignTaskToCurrentWeb, web.addSiteDesignTask',
    outcome: 'differs',
    note: 'the design has been applied when the call answers',
    async run({ sp, webUrl }) {
      const id = await design(sp);
      expect(await sp.siteDesigns.addSiteDesignTask(webUrl, id)).toMatchObject({ SiteDesignID: id });
      expect(await sp.siteDesigns.addSiteDesignTaskToCurrentWeb(id)).toMatchObject({ SiteDesignID: id });
      expect(await sp.web.addSiteDesignTask(id)).toMatchObject({ SiteDesignID: id });
    },
  },
  {
    call: 'siteDesigns.getSiteDesignTask',
    outcome: 'differs',
    note: 'answers nothing, as for a task that is done',
    async run({ sp }) {
      const task = await sp.siteDesigns.addSiteDesignTaskToCurrentWeb(await design(sp));
      expect(await sp.siteDesigns.getSiteDesignTask(task.ID)).toBeNull();
    },
  },
  {
    call: 'siteDesigns.getSiteDesignRun, web.getSiteDesignRuns',
    outcome: 'works',
    async run({ sp, webUrl }) {
      const id = await design(sp);
      await sp.siteDesigns.applySiteDesign(id, webUrl);
      expect(await sp.siteDesigns.getSiteDesignRun(webUrl, id)).toEqual([
        expect.objectContaining({ SiteDesignID: id }),
      ]);
      expect((await sp.web.getSiteDesignRuns()).map((run) => run.SiteDesignID)).toContain(id);
    },
  },
  {
    call: 'siteDesigns.getSiteDesignRunStatus, web.getSiteDesignRunStatus',
    outcome: 'works',
    async run({ sp, webUrl }) {
      const id = await design(sp);
      const task = await sp.siteDesigns.addSiteDesignTask(webUrl, id);
      const steps = [expect.objectContaining({ ActionTitle: 'Apply theme', OrdinalIndex: 0 })];
      expect(await sp.siteDesigns.getSiteDesignRunStatus(webUrl, task.ID)).toEqual(steps);
      expect(await sp.web.getSiteDesignRunStatus(task.ID)).toEqual(steps);
    },
  },
  {
    call: 'siteDesigns.grantSiteDesignRights, siteDesigns.getSiteDesignRights, siteDesigns.revokeSiteDesignRights',
    outcome: 'works',
    async run({ sp, login }) {
      const id = await design(sp);
      await sp.siteDesigns.grantSiteDesignRights(id, [login('member')]);
      const rights = await sp.siteDesigns.getSiteDesignRights(id);
      expect(rights).toEqual([expect.objectContaining({ PrincipalName: login('member'), Rights: 1 })]);
      await sp.siteDesigns.revokeSiteDesignRights(id, [login('member')]);
      expect(await sp.siteDesigns.getSiteDesignRights(id)).toEqual([]);
    },
  },
];
