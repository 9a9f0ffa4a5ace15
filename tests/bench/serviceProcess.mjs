// The list service in a process of its own, which tells its parent what each request cost and how much memory it holds.
import { createServer } from 'node:http';
import { openSharePoint } from '../../workbench/lib/sharepoint/index.js';

const owner = { loginName: 'i:0#.f|membership|owner@bench.example', title: 'Owner', email: 'owner@bench.example' };
let costs = [];
let highest = 0;
const service = openSharePoint({
  data: process.argv[2] ?? ':memory:',
  authenticate: () => owner,
  log: ({ milliseconds, status }) => costs.push({ milliseconds, status }),
});
service.admin.ensureUser(owner);
service.admin.ensureSite({ path: '/sites/bench', title: 'Bench', owner: owner.loginName });
const server = createServer((request, response) => void service.handle(request, response));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 50).unref();
process.on('message', (message) => {
  if (message === 'costs') {
    process.send({ costs, highest: Math.max(highest, process.memoryUsage.rss()) });
    costs = [];
  } else {
    server.closeAllConnections();
    server.close();
    service.close();
    process.disconnect();
  }
});
