import path from 'node:path';
import { roles, showDate, showNumber, type SiteGroup } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { frameworkModules } from '../host/modules.js';
import { siteKeys, sites } from '../host/pages.js';
import { openHost } from '../host/server.js';
import { openTabHost } from '../host/tabServer.js';
import { installedApp } from '../host/teams/installedApp.js';
import { authenticate } from '../identity/authenticate.js';
import { administrator, colleagues, people } from '../identity/people.js';
import { openSignInTokens } from '../identity/signInTokens.js';
import { openSharePoint } from '../sharepoint/index.js';
import type { SharePointAdmin } from '../sharepoint/index.js';
import { fillSites } from './fillSites.js';
import { listen } from './listen.js';
import type { Listening } from './listen.js';
import { projectRoot } from './projectRoot.js';

/** What the workbench is started with. */
export interface WorkbenchOptions {
  readonly port: number;
  readonly tabPort: number;
  /** A folder, or `:memory:`. */
  readonly data: string;
  /** The day that the product takes for today, `yyyy-mm-dd`. */
  readonly today: string;
  /** Which demonstration set; `empty` neither sets up the sites nor fills them. */
  readonly preset: 'A' | 'B' | 'modern' | 'today' | 'empty';
  /** How many cases in all, where more are wanted than the set has. */
  readonly cases: number | undefined;
  /** Changes when the lists or the demonstration set have changed, so that they are provisioned and loaded again. */
  readonly stamp: string;
  readonly say: (line: string) => void;
}

/** A workbench that answers. */
export interface Workbench {
  readonly origin: string;
  close(): Promise<void>;
}

/** Lets the invented people into their sites: what an administrator of a tenant does before anything is provisioned. */
function letPeopleIn(admin: SharePointAdmin): void {
  for (const { loginName, name, email, guest } of people) admin.ensureUser({ loginName, title: name, email, guest });
  for (const key of siteKeys)
    admin.ensureSite({ path: sites[key].path, title: sites[key].title, owner: administrator().loginName });
  for (const person of people) {
    for (const key of siteKeys) {
      const held: readonly SiteGroup[] = roles[person.is].groups[key];
      for (const group of ['owners', 'members', 'visitors'] as const) {
        if (held.includes(group)) admin.ensureMember(sites[key].path, group, person.loginName);
      }
    }
  }
  for (const { loginName, name, email } of colleagues) {
    admin.ensureUser({ loginName, title: name, email });
    admin.ensureMember(sites.register.path, 'members', loginName);
  }
}

/** Starts the pages, the Teams tab and the list service, and sees to the sites, the people and the demonstration set. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { say } = options;
  const origin = `http://localhost:${options.port}`;
  const tabOrigin = `http://localhost:${options.tabPort}`;
  const tokens = await openSignInTokens(`${origin}/_workbench`);
  const today = Temporal.PlainDate.from(options.today);
  const sharePoint = openSharePoint({
    data: options.data,
    authenticate: async (request) => authenticate(request, tokens, origin),
    allowedOrigins: [tabOrigin],
  });
  const listening: Listening[] = [];
  const close = async (): Promise<void> => {
    for (const each of listening) await each.close();
    sharePoint.close();
  };
  try {
    letPeopleIn(sharePoint.admin);
    const tabFolder = path.join(projectRoot, 'teams-app', 'dist', 'tab');
    const bundleFolder = path.join(projectRoot, 'spfx-webparts', 'dist');
    /** What the notice says besides, until all cases are there. */
    let loading = '';
    const host = openHost({
      origin,
      tabOrigin,
      today: options.today,
      get notice() {
        return `Demonstration data: invented people · today is ${showDate(today)}${loading}`;
      },
      projectRoot,
      bundleFolder,
      tabFolder,
      modules: await frameworkModules(path.join(projectRoot, 'node_modules')),
      service: sharePoint,
      tokens,
      log: say,
    });
    const clientId = async (): Promise<string> => (await installedApp(tabFolder)).clientId;
    listening.push(await listen(options.port, host));
    listening.push(
      await listen(options.tabPort, openTabHost({ origin, tabOrigin, today: options.today, tabFolder, clientId })),
    );
    await fillSites(sharePoint, options, origin, (done, wished) => {
      loading =
        done < wished
          ? ` · ${showNumber(done)} of ${showNumber(wished)} cases were there when this page was opened`
          : '';
    });
    return { origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}
