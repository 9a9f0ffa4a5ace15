// npm run build [-- libraries webparts teams]: builds what is stale, into release/.
import { nodeProblem } from './nodeVersion.mjs';
import { CommandError } from './options.mjs';

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
const { buildStale, steps } = await import('./buildSteps.mjs');
try {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined)
    throw new CommandError(
      `There is nothing to build called "${unknown}"; there is ${steps.map((step) => step.name).join(', ')}.`,
    );
  await buildStale((line) => console.log(line), names.length === 0 ? undefined : names);
  console.log(
    names.length === 0
      ? 'Everything is built: release/phb.sppkg, release/phb-teams.zip and release/phb-teams-standalone.zip.'
      : `Built: ${names.join(', ')}.`,
  );
} catch (error) {
  if (!(error instanceof CommandError)) throw error;
  console.error(error.message);
  process.exit(1);
}
