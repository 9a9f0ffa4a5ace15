import { groups } from './groups.js';

/** The table of docs/pnpjs-calls.md, a line for each row of the groups. */
export function callTable(): string {
  const lines = groups.flatMap(({ noun, calls }) =>
    calls.map(({ call, outcome, note = '' }) => `| ${noun} | ${call} | ${outcome} | ${note} |`),
  );
  return ['| of | call | here | note |', '| --- | --- | --- | --- |', ...lines, ''].join('\n');
}
