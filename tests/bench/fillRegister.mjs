import { Temporal } from 'temporal-polyfill';
import { picker } from './picker.mjs';

/** Adds so many invented people, each with a case, to the register of a workbench that has them not yet, through the connectors. */
export async function fillRegister(origin, many) {
  const { connectSite, listConnector } = await import('../../connectors/lib/index.js');
  const schemas = await import('../../schemas/lib/index.js');
  const site = connectSite(`${origin}/sites/phb`, { kind: 'token', getToken: async () => 'demo-administrator' });
  const budgets = listConnector(site, schemas.personalHealthBudgets);
  const pick = picker(7);
  const one = (values) => values[pick(values.length)];
  const day = (from, days) => Temporal.PlainDate.from(from).add({ days: pick(days) });
  const persons = [];
  const cases = [];
  for (let n = 0; n < many; n += 1) {
    const personRef = schemas.newReference('P', pick);
    persons.push({
      ref: personRef,
      familyName: `Demo-${one(['Hartley', 'Ash', 'Quill', 'Marsh', 'Fenn'])}${pick(40_000)}`,
      givenName: one(['Una', 'Maren', 'Tom', 'Isla', 'Ravi', 'Noor']),
      dateOfBirth: day('1930-01-01', 20_000),
    });
    const running = pick(10) > 1;
    cases.push({
      ref: schemas.newReference('PHB', pick),
      personRef,
      status: running ? 'Live' : one(['Planning', 'Assessment', 'Suspended']),
      category: one(schemas.personalHealthBudgets.columns.category.choices),
      forms: pick(9) === 0 ? ['Notional', 'Third party'] : [one(schemas.personalHealthBudgets.columns.forms.choices)],
      startsOn: day('2012-04-01', 2_500),
      nextReviewDue: running ? day('2019-01-01', 500) : null,
      amount: 1 + pick(2_000_00),
      amountPeriod: one(['week', 'year']),
      council: `Demo council ${pick(12)}`,
    });
  }
  // The last one that is added is there when all are.
  if ((await budgets.get(cases.at(-1).ref)) !== undefined) return;
  console.log(`Adding ${many.toLocaleString('en-GB')} people and cases to the register (once; a few minutes) …`);
  for (const [connector, rows] of [
    [listConnector(site, schemas.people), persons],
    [budgets, cases],
  ]) {
    const outcomes = await connector.write(rows.map((add) => ({ add })));
    const failed = outcomes.find((outcome) => !outcome.ok);
    if (failed) throw failed.error;
  }
}
