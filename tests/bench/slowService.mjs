// The list service in a process of its own, in memory, where each request waits for so many milliseconds first: a network.
import { createServer } from 'node:http';
import { openSharePoint } from '../../workbench/lib/sharepoint/index.js';

const delay = Number(process.argv[2]);
const owner = { loginName: 'i:0#.f|membership|owner@bench.example', title: 'Owner', email: 'owner@bench.example' };
const service = openSharePoint({ data: ':memory:', authenticate: () => owner, refusals: true });
service.admin.ensureUser(owner);
service.admin.ensureSite({ path: '/sites/bench', title: 'Bench', owner: owner.loginName });
service.refusals.decide(({ isPart }) => (isPart ? undefined : { delay }));
const server = createServer((request, response) => void service.handle(request, response));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  server.closeAllConnections();
  server.close();
  service.close();
  process.disconnect();
});
