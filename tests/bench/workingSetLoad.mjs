import { withLatency } from './latency.mjs';
import { plainList } from './plainPnP.mjs';

const token = 'demo-coordinator';

async function whenReady(set) {
  while (set.state === 'loading') await new Promise((resolve) => setTimeout(resolve, 5));
  if (set.state === 'failed') throw set.error;
  return set;
}

/**
 * Loads the register's working set of cases, and the same columns of the same list by PnPjs's own paging, each request held back.
 * Then asks for changes where there are none.
 */
export async function measureWorkingSet(origin, latency) {
  const { connectSite, listConnector, openWorkingSet } = await import('../../connectors/lib/index.js');
  const { listCodec } = await import('../../schemas/lib/index.js');
  const { names, openCases } = await import('../../ui/lib/register/workingSets.js');
  const webUrl = `${origin}/sites/phb`;
  const line = withLatency(latency);
  try {
    const site = connectSite(webUrl, { kind: 'token', getToken: async () => token });
    const open = ({ list, columns, where }) =>
      openWorkingSet(listConnector(site, list), columns, where === undefined ? {} : { where });
    const times = { ours: [], plain: [] };
    let rows;
    let set;
    // Turn about, so that what else the machine does meets both. The first round warms up both programs and the service.
    for (let round = 0; round < 3; round += 1) {
      set?.close();
      let began = performance.now();
      set = open(openCases);
      await whenReady(set);
      times.ours.push(performance.now() - began);
      const codec = listCodec(openCases.list, site.zone);
      const columns = ['Id', ...openCases.columns.map((column) => codec.wireName(column))];
      began = performance.now();
      const all = [];
      for await (const page of plainList(webUrl, token, openCases.list.title)
        .items.select(...columns)
        .top(5000)) {
        all.push(...page);
      }
      times.plain.push(performance.now() - began);
      rows = { ours: set.size, plain: all.length };
    }
    const people = await whenReady(open(names));
    const before = line.count();
    const refreshed = await Promise.all([set.refresh(), people.refresh()]);
    const changed = refreshed.reduce((sum, each) => sum + each.changed, 0);
    if (changed > 0) throw new Error('Somebody else changes the register while it is measured');
    const requests = line.count() - before;
    set.close();
    people.close();
    return {
      ours: Math.min(...times.ours.slice(1)),
      plain: Math.min(...times.plain.slice(1)),
      rows,
      refresh: requests,
    };
  } finally {
    line.stop();
  }
}
