import path from 'node:path';
import { showDate } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { frameworkModules } from '../host/modules.js';
import { sites } from '../host/pages.js';
import { openHost } from '../host/server.js';
import { openTabHost } from '../host/tabServer.js';
import { installedApp } from '../host/teams/installedApp.js';
import { authenticate } from '../identity/authenticate.js';
import { people, personByKey } from '../identity/people.js';
import { openSignInTokens } from '../identity/signInTokens.js';
import { listen } from './listen.js';
import type { Listening } from './listen.js';
import { openSharePoint } from './listService.js';
import { loadDemonstration } from './demonstration.js';
import { projectRoot } from './projectRoot.js';

/** What the workbench is started with. */
export interface WorkbenchOptions {
  readonly port: number;
  readonly tabPort: number;
  /** A folder, or `:memory:`. */
  readonly data: string;
  /** The day that the product takes for today, `yyyy-mm-dd`. */
  readonly today: string;
  /** Changes when the lists or the demonstration set have changed, so that they are provisioned and loaded again. */
  readonly stamp: string;
  readonly say: (line: string) => void;
}

/** A workbench that answers. */
export interface Workbench {
  readonly origin: string;
  close(): Promise<void>;
}

const administrator = personByKey('administrator');

/** Lets the invented people into their sites: what an administrator of a tenant does before anything is provisioned. */
async function letPeopleIn(sharePoint: Awaited<ReturnType<typeof openSharePoint>>): Promise<void> {
  if (administrator === undefined) throw new Error('The workbench has no administrator.');
  for (const site of Object.values(sites))
    await sharePoint.admin.ensureSite({ path: site.path, title: site.title, owner: administrator.loginName });
  for (const person of people) {
    await sharePoint.admin.ensureUser({
      loginName: person.loginName,
      title: person.name,
      email: person.email,
      guest: person.guest,
    });
    for (const [site, membership] of Object.entries(person.sites))
      await sharePoint.admin.ensureMember(
        sites[site === 'register' ? 'register' : 'partnership'].path,
        membership,
        person.loginName,
      );
  }
}

/** Starts the pages, the Teams tab and the list service, and sees to the sites, the people and the demonstration set. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { say } = options;
  const origin = `http://localhost:${options.port}`;
  const tabOrigin = `http://localhost:${options.tabPort}`;
  const tokens = await openSignInTokens(`${origin}/_workbench`);
  const sharePoint = await openSharePoint({
    data: options.data,
    authenticate: async (request) => (await authenticate(request, tokens, origin))?.loginName,
    allowedOrigins: [tabOrigin],
    log: say,
  });
  const listening: Listening[] = [];
  const close = async (): Promise<void> => {
    for (const each of listening) await each.close();
    await sharePoint.close();
  };
  try {
    await letPeopleIn(sharePoint);
    const tabFolder = path.join(projectRoot, 'teams-app', 'dist', 'tab');
    const bundleFolder = path.join(projectRoot, 'spfx-webparts', 'dist');
    const notice = `Demonstration data: invented people · today is ${showDate(Temporal.PlainDate.from(options.today))}`;
    const host = openHost({
      origin,
      tabOrigin,
      today: options.today,
      notice,
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
    if ((await sharePoint.stamp.get()) !== options.stamp) {
      say('Provisioning the sites and loading the demonstration set …');
      await loadDemonstration({ origin, token: 'demo-administrator', onProgress: say, today: options.today });
      await sharePoint.stamp.set(options.stamp);
    }
    return { origin, close };
  } catch (error) {
    await close();
    throw error;
  }
}
