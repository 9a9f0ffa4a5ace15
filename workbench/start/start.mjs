// npm start: checks Node and the options, builds what is stale, then starts the workbench.
import { nodeProblem } from './nodeVersion.mjs';
import { CommandError, readOptions } from './options.mjs';
import { whenParentIsGone } from './parent.mjs';

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
/** Errors whose message is a sentence for the person who started the workbench. */
const forPeople = new Set([
  'StartError',
  'DataFolderError',
  'DemonstrationError',
  'BundleMissingError',
  'ModulesMissingError',
]);

const say = (line) => console.log(line);
try {
  const { buildStale, contentHash, root } = await import('./buildSteps.mjs');
  const options = readOptions(process.argv.slice(2), root);
  const { choosePorts } = await import('./ports.mjs');
  const ports = await choosePorts(options.port);
  await buildStale(say);
  // What the demonstration set depends on: the lists, how rows are written, the generator, who belongs to what, and the day.
  const stamp = await contentHash(['schemas', 'connectors', 'workbench/data', 'workbench/identity'], [options.today]);
  const { startWorkbench } = await import('../lib/start/workbench.js');
  const workbench = await startWorkbench({ ...options, ...ports, stamp, say });
  const end = () => {
    process.off('SIGINT', end).off('SIGTERM', end);
    workbench.close().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  whenParentIsGone(end);
  say(`Workbench ready: ${workbench.origin}/`);
  if (options.open) {
    const { openBrowser } = await import('./openBrowser.mjs');
    openBrowser(`${workbench.origin}/`);
  }
} catch (error) {
  // A sentence for what a person can put right; the whole story for a fault of ours.
  console.error(error instanceof CommandError || forPeople.has(error?.name) ? error.message : error);
  process.exit(1);
}
