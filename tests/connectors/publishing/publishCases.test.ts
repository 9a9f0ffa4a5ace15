import {
  listConnector,
  previewCases,
  provision,
  publishCases,
  type ListConnector,
  type PublishOptions,
} from '@phb/connectors';
import { columnsOf, listsOf, people, personalHealthBudgets, sharedCases, type NewRow } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
let cases: ListConnector<typeof personalHealthBudgets>;
let persons: ListConnector<typeof people>;
let shared: ListConnector<typeof sharedCases>;

beforeEach(async () => {
  local = await localSharePoint();
  await provision(local.connectDirectly('/sites/phb', 'owner'), [people, personalHealthBudgets]);
  await provision(local.connectDirectly('/sites/phb-partner', 'owner'), listsOf('partnership'));
  cases = listConnector(local.connectDirectly('/sites/phb', 'member'), personalHealthBudgets);
  persons = listConnector(local.connectDirectly('/sites/phb', 'member'), people);
  shared = listConnector(local.connectDirectly('/sites/phb-partner', 'owner'), sharedCases);
});
afterEach(() => local.close());

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
const options = (publishedAt: string): PublishOptions => ({
  council: 'Dorset Council',
  basis: 'Section 75 agreement',
  publishedAt: Temporal.Instant.from(publishedAt),
});
const first = options('2019-04-30T09:00:00Z');
const later = options('2019-05-31T09:00:00Z');
const publish = (refs: readonly string[], how: PublishOptions): ReturnType<typeof publishCases> =>
  publishCases(local.connect('/sites/phb', 'member'), local.connect('/sites/phb-partner', 'owner'), refs as never, how);

async function aCase(more: Partial<NewRow<typeof personalHealthBudgets>> = {}, doNotDisclose = false) {
  const person = await persons.add({
    familyName: 'Demo-Hartley',
    givenName: 'Ann',
    dateOfBirth: day('1950-02-01'),
    ethnicCategory: 'A White British',
    doNotDisclose,
  });
  const row = await cases.add({
    personRef: person.ref,
    status: 'Live',
    category: 'Section 117',
    forms: ['Direct payment'],
    council: 'Dorset Council',
    startsOn: day('2019-04-01'),
    amount: 125_000,
    amountPeriod: 'week',
    nhsShare: 60,
    councilShare: 40,
    team: 'Never to leave the register',
    ...more,
  });
  return { person, row };
}

describe('publishing to a partner', () => {
  it('copies the agreed columns of a jointly funded case, and no others', async () => {
    const { row } = await aCase();
    const receipt = await publish([row.ref], first);
    expect(receipt).toMatchObject({ basis: first.basis, outcomes: [{ ref: row.ref, kind: 'published', isNew: true }] });
    const [seen] = (await shared.all()).rows;
    expect(seen).toMatchObject({ ref: row.ref, familyName: 'Demo-Hartley', councilPercent: 40, councilAmount: 50_000 });
    expect(seen?.publishedAt.toString()).toBe('2019-04-30T09:00:00Z');
    const text = JSON.stringify(
      local.passed.filter(({ url }) => url.startsWith('/sites/phb-partner')).map(({ body }) => body),
    );
    for (const secret of ['White British', 'Never to leave', '1250', '9990000018']) expect(text).not.toContain(secret);
  });

  it('changes nothing the second time, and what changed the third', async () => {
    const { row } = await aCase();
    await publish([row.ref], first);
    const [before] = (await shared.all()).rows;
    expect((await publish([row.ref], later)).outcomes).toEqual([{ ref: row.ref, kind: 'unchanged' }]);
    expect((await shared.all()).rows).toEqual([before]);
    await cases.update(row, { status: 'Suspended' });
    expect((await publish([row.ref], later)).outcomes).toEqual([{ ref: row.ref, kind: 'published', isNew: false }]);
    const [after] = (await shared.all()).rows;
    expect(after).toMatchObject({ id: before?.id, status: 'Suspended' });
    expect(after?.publishedAt.toString()).toBe('2019-05-31T09:00:00Z');
  });

  it('always withholds a person marked do not disclose, and takes away what the partner saw before', async () => {
    const { row, person } = await aCase();
    const hidden = await aCase({}, true);
    await publish([row.ref, hidden.row.ref], first);
    expect((await shared.all()).rows.map(({ ref }) => ref)).toEqual([row.ref]);
    await persons.update(person, { doNotDisclose: true });
    const receipt = await publish([row.ref, hidden.row.ref], later);
    expect(receipt.outcomes).toEqual([
      { ref: row.ref, kind: 'withheld', reason: expect.stringContaining('do not disclose'), withdrawn: true },
      { ref: hidden.row.ref, kind: 'withheld', reason: expect.stringContaining('do not disclose'), withdrawn: false },
    ]);
    expect((await shared.all()).rows).toEqual([]);
  });

  it('withholds what is not the partner’s, not jointly funded, not approved, or not there', async () => {
    const others = await Promise.all([
      aCase({ council: 'Another Council' }),
      aCase({ councilShare: 0 }),
      aCase({ status: 'Planning' }),
    ]);
    const refs = [...others.map(({ row }) => row.ref), 'PHB-2222-2222'];
    const receipt = await publish(refs, first);
    expect(receipt.outcomes.map(({ ref, kind }) => [ref, kind])).toEqual(refs.map((ref) => [ref, 'withheld']));
    expect((await shared.all()).rows).toEqual([]);
  });

  it('publishes many, each once, though the answer is lost on the way', async () => {
    const { row } = await aCase();
    const made = await cases.write(Array.from({ length: 130 }, () => ({ add: { ...withoutKey(row) } })));
    const refs = made.map((outcome) => outcome.ref ?? '');
    let met = 0;
    local.fault = ({ url }) =>
      url.startsWith('/sites/phb-partner') && url.endsWith('$batch') && met++ === 0 ? { cut: 'after' } : undefined;
    const progress: number[] = [];
    const receipt = await publish(refs, { ...first, onProgress: (done) => progress.push(done) });
    expect(receipt.outcomes.every(({ kind }) => kind === 'published')).toBe(true);
    expect(progress.at(-1)).toBe(130);
    expect(new Set((await shared.all()).rows.map(({ ref }) => ref))).toEqual(new Set(refs));
  });

  it('tells the failure of a case and goes on with the others', async () => {
    const [one, two] = [await aCase(), await aCase()];
    await publish([one.row.ref], first);
    const [seen] = (await shared.all()).rows;
    const items = shared.site.sp.web.getList('/sites/phb-partner/Lists/SharedCases').items;
    await items.getById(seen?.id ?? 0).update({ Status: 'Nonsense' });
    const receipt = await publish([one.row.ref, two.row.ref], later);
    expect(receipt.outcomes).toMatchObject([
      { ref: one.row.ref, kind: 'failed', error: { sentence: expect.stringContaining('cannot be read') } },
      { ref: two.row.ref, kind: 'published' },
    ]);
  });

  it('previews what it would do, with the agreed columns, and writes nothing', async () => {
    const { row, person } = await aCase();
    const second = await aCase();
    const third = await aCase({ councilShare: 0 });
    await publish([row.ref], first);
    await persons.update(person, { doNotDisclose: true });
    local.passed.length = 0;
    const preview = await previewCases(
      local.connect('/sites/phb', 'member'),
      local.connect('/sites/phb-partner', 'owner'),
      [row.ref, second.row.ref, third.row.ref],
      later,
    );
    expect(preview.columns).toEqual(columnsOf(sharedCases).map(([, column]) => column.label));
    expect(preview.cases).toEqual([
      { ref: row.ref, decision: 'withdrawn', reason: expect.any(String) },
      { ref: second.row.ref, decision: 'new' },
      { ref: third.row.ref, decision: 'withheld', reason: expect.any(String) },
    ]);
    expect(local.passed.every(({ method }) => method === 'GET')).toBe(true);
  });
});

/** The row without what makes it that row. */
function withoutKey(row: NewRow<typeof personalHealthBudgets>): NewRow<typeof personalHealthBudgets> {
  const { personRef, status, category, forms, council, startsOn, amount, amountPeriod, nhsShare, councilShare } = row;
  return {
    personRef,
    status,
    category,
    ...(forms ? { forms } : {}),
    council: council ?? null,
    startsOn: startsOn ?? null,
    amount: amount ?? null,
    amountPeriod: amountPeriod ?? null,
    nhsShare: nhsShare ?? null,
    councilShare: councilShare ?? null,
  };
}
