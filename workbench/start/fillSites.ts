import { roles, type SiteGroup } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { DemonstrationError, loadDemonstration, type DemonstrationWish } from '../data/index.js';
import { sites } from '../host/pages.js';
import { administrator, colleagues, people } from '../identity/people.js';
import type { SharePointService } from '../sharepoint/index.js';
import { ofEarlierData } from './earlierData.js';
import { sayCases } from './sayCases.js';
import type { WorkbenchOptions } from './workbench.js';

/** The key under which the list service keeps what its data were last loaded from. */
const loadedFrom = 'demonstration';
/** The key under which it keeps which set its data are. */
const loadedSet = 'set';

/**
 * Sees to the demonstration set that was asked for: sets up the sites and fills them, unless the data folder has just this set.
 * The pages answer meanwhile.
 * @param onCases is told how many of the wished cases are there, once the register is worth opening
 * @throws DemonstrationError if the data folder holds another set, or something was refused
 */
export async function fillSites(
  sharePoint: SharePointService,
  options: WorkbenchOptions,
  origin: string,
  onCases: (done: number, wished: number) => void,
): Promise<void> {
  const { data, preset, cases, stamp, say } = options;
  const wanted = [preset, cases ?? ''].join(' ').trim();
  const held = sharePoint.stamp.get(loadedSet);
  if (held !== undefined && held !== wanted) {
    throw new DemonstrationError(
      `The data folder ${data} holds the demonstration set “${held}”, not “${wanted}”. Choose another folder with --data, or delete it.`,
    );
  }
  sharePoint.stamp.set(loadedSet, wanted);
  if (preset === 'empty') {
    say('The sites are empty: open the register as the administrator to set it up.');
    return;
  }
  const loaded = sharePoint.stamp.get(loadedFrom);
  if (loaded === stamp) return;
  say('Provisioning the sites and loading the demonstration set …');
  const author = administrator();
  const today = Temporal.PlainDate.from(options.today);
  const progress = sayCases(say, origin);
  await loadDemonstration({
    origin,
    token: author.token,
    caseOwners: [...people.filter(({ key }) => key === 'coordinator'), ...colleagues].map(({ name }) => name),
    members: { finance: inNamedGroup('finance'), few: inNamedGroup('few') },
    onProgress: say,
    today,
    wish: wishOf(options, today),
    more: {
      addMany: (listTitle, bodies) =>
        sharePoint.admin.addItems({ sitePath: sites.register.path, listTitle, author: author.loginName, bodies }),
      onCases(done, wished) {
        progress(done, wished);
        onCases(done, wished);
      },
    },
  }).catch((error: unknown) => {
    throw ofEarlierData(error, data, loaded !== undefined);
  });
  sharePoint.stamp.set(loadedFrom, stamp);
}

/** The demonstration set that was asked for. */
function wishOf({ preset, cases }: WorkbenchOptions, today: Temporal.PlainDate): DemonstrationWish {
  return {
    ...(preset === 'B' || preset === 'modern' ? { preset } : {}),
    ...(cases === undefined ? {} : { cases }),
    ...(preset === 'today' ? { day: today } : {}),
  };
}

/** Who belongs to a group that the register has only once it is set up. */
function inNamedGroup(group: 'finance' | 'few'): readonly string[] {
  const belongs = (held: readonly SiteGroup[]): boolean => held.includes(group);
  return people.filter((person) => belongs(roles[person.is].groups.register)).map(({ loginName }) => loginName);
}
