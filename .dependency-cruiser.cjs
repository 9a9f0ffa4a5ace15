/** The arrows between rooms go one way: schemas <- connectors <- ui <- {spfx-webparts, teams-app}. */
const rooms = ['schemas', 'connectors', 'ui', 'spfx-webparts', 'teams-app', 'workbench', 'tests'];
const mayImport = {
  schemas: [],
  connectors: ['schemas'],
  ui: ['schemas', 'connectors'],
  'spfx-webparts': ['schemas', 'connectors', 'ui'],
  'teams-app': ['schemas', 'connectors', 'ui'],
  workbench: ['schemas', 'connectors'],
};

module.exports = {
  forbidden: [
    ...Object.entries(mayImport).map(([room, allowed]) => ({
      name: `arrows-of-${room}`,
      severity: 'error',
      comment: `${room} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}`,
      from: { path: `^${room}/` },
      to: { path: `^(${rooms.filter((other) => other !== room && !allowed.includes(other)).join('|')})/` },
    })),
    {
      name: 'sharepoint-knows-no-phb',
      severity: 'error',
      comment: 'The embedded list service is a general SharePoint: it imports nothing of ours.',
      from: { path: '^workbench/sharepoint/' },
      to: { path: '^(schemas|connectors|ui|spfx-webparts|teams-app|workbench/(?!sharepoint/))' },
    },
    {
      name: 'rooms-by-their-front-door',
      severity: 'error',
      comment: 'Another room is imported by its name (@phb/…), never by a path into it.',
      from: { path: '^(schemas|connectors|ui|teams-app|workbench)/' },
      to: {
        path: '^(schemas|connectors|ui)/',
        pathNot: ['^(schemas|connectors|ui)/(lib/)?index\\.(js|ts|d\\.ts)$', '^$1/'],
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-missing', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules|(^|/)lib/' },
    // The bench's peers are a package of their own, installed when they are first measured.
    exclude: { path: '(^|/)(dist|temp|lib-commonjs|lib-dts|lib-esm)/|^tests/bench/peers/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  },
};
