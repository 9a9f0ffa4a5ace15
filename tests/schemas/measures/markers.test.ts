import { markerOf, ownMarkers, receivedReturns, type ReportedRow } from '@phb/schemas';
import { budget, day, reported } from './rows.js';

const groups = ['NHS-funded CHC', 'Joint funded', 'Long-term conditions incl. mental health', 'Children'] as const;
const published: readonly (readonly [string, readonly number[]])[] = [
  ['Nottinghamshire', [22, 3, 0, 5]],
  ['Nottingham City', [32, 44, 4, 6]],
  ['Derbyshire', [12, 1, 0, 2]],
  ['Northampton', [36, 38, 54, 6]],
  ['Lincolnshire', [21, 43, 0, 4]],
  ['Leicestershire', [9, 2, 0, 1]],
];
function sixAreas(): ReportedRow[] {
  return published.flatMap(([area, counts]) =>
    counts.map((count, index) => reported(area, groups[index] ?? 'Children', count)),
  );
}
const asAt = day('2019-04-30');

describe('received returns', () => {
  it('N-1: rows and columns come to 345, with their shares', () => {
    const table = receivedReturns(sixAreas(), asAt);
    expect(table.areas.map((area) => [area.area, area.total])).toEqual([
      ['Nottinghamshire', 30],
      ['Nottingham City', 86],
      ['Derbyshire', 15],
      ['Northampton', 134],
      ['Lincolnshire', 68],
      ['Leicestershire', 12],
    ]);
    expect(table.columnTotals).toEqual([
      { group: groups[0], count: 132, percent: 38.26 },
      { group: groups[1], count: 131, percent: 37.97 },
      { group: groups[2], count: 58, percent: 16.81 },
      { group: groups[3], count: 24, percent: 6.96 },
    ]);
    expect(table.areas[0]?.percent).toBe(8.7);
    expect(table.total).toBe(345);
    expect(table.reconciles).toBe(true);
    expect(table.remarks).toEqual([]);
  });

  it('keeps the rows behind each number', () => {
    const rows = sixAreas();
    const cell = receivedReturns(rows, asAt).areas[1]?.cells[1];
    expect(cell?.rows).toEqual([rows[5]]);
  });

  it('takes the latest return of each area on or before the day', () => {
    const later = reported('Derbyshire', 'Joint funded', 9, { countedOn: day('2015-09-30') });
    const rows = [...sixAreas(), later];
    const after = receivedReturns(rows, asAt);
    expect(after.areas[2]).toMatchObject({ area: 'Derbyshire', total: 9, rows: [later] });
    expect(after.total).toBe(345 - 15 + 9);
    expect(after.reconciles).toBe(true);
    expect(after.remarks[0]?.sentence).toContain('Derbyshire on 30 September 2015');
    expect(after.remarks[1]?.sentence).toContain('Derbyshire (NHS-funded CHC)');
    expect(after.areas[2]?.cells[0]?.count).toBeUndefined();
    expect(receivedReturns(rows, day('2015-09-29')).total).toBe(345);
    expect(receivedReturns(rows, day('2014-09-29')).areas).toEqual([]);
  });

  it('does not reconcile when an area sends a number twice, and shows the one received last', () => {
    const again = reported('Leicestershire', 'Children', 4, { receivedOn: day('2014-11-02') });
    const table = receivedReturns([...sixAreas(), again], asAt);
    expect(table.reconciles).toBe(false);
    expect(table.reconciliation).toContain('Leicestershire reports Children twice');
    expect(table.areas[5]?.cells[3]?.count).toBe(4);
  });

  it('compares a stated total and never adds it', () => {
    const right = receivedReturns([...sixAreas(), reported('Derbyshire', 'Total', 15)], asAt);
    expect([right.total, right.reconciles]).toEqual([345, true]);
    const wrong = receivedReturns([...sixAreas(), reported('Derbyshire', 'Total', 16)], asAt);
    expect(wrong.reconciles).toBe(false);
    expect(wrong.reconciliation).toContain('Derbyshire states a total of 16, but its groups add up to 15');
  });

  it('leaves out splits by form, which are parts of a count', () => {
    const part = reported('Derbyshire', 'Joint funded', 1, { form: 'Notional' });
    expect(receivedReturns([...sixAreas(), part], asAt).total).toBe(345);
  });

  it('does not reconcile while rows cannot be read', () => {
    expect(receivedReturns(sixAreas(), asAt, ['RC-1']).reconciles).toBe(false);
  });
});

describe('the register’s own row', () => {
  it('takes the first of children, joint, CHC, long-term; wheelchairs and the rest are shown as not counted', () => {
    const child = budget({ category: 'Mental health', ageGroup: 'Child or young person', councilShare: 40 });
    const joint = budget({ category: 'Adult CHC', councilShare: 40 });
    const fastTrack = budget({ category: 'Adult CHC via Fast track', councilShare: 0 });
    const longTerm = budget({ category: 'Long-term condition' });
    const wheelchair = budget({ category: 'Wheelchair', ageGroup: 'Child or young person', councilShare: 40 });
    const aftercare = budget({ category: 'Section 117' });
    const table = ownMarkers([child, joint, fastTrack, longTerm, wheelchair, aftercare], asAt);
    expect(table.lines.map((line) => [line.label, line.references])).toEqual([
      ['NHS-funded CHC', [fastTrack.ref]],
      ['Joint funded', [joint.ref]],
      ['Long-term conditions incl. mental health', [longTerm.ref]],
      ['Children', [child.ref]],
      ['Not counted here', [wheelchair.ref, aftercare.ref]],
    ]);
    expect(table.total).toBe(6);
    expect(table.reconciles).toBe(true);
  });

  it('places a person with several budgets once, in the first group any of them reaches', () => {
    const chc = budget({ category: 'Adult CHC' });
    const joint = budget({ category: 'Section 117', councilShare: 1, personRef: chc.personRef });
    const chair = budget({ category: 'Wheelchair', personRef: chc.personRef });
    const table = ownMarkers([chair, chc, joint], asAt);
    expect(table.lines.filter((line) => line.count > 0).map((line) => [line.label, line.count])).toEqual([
      ['Joint funded', 1],
    ]);
    expect(table.total).toBe(1);
  });

  it('takes local rules in place of the inferred ones', () => {
    const rule = { marker: 'Children' as const, inWords: 'Everybody', matches: () => true };
    expect(markerOf(budget({ category: 'Adult CHC' }), [rule])).toBe('Children');
  });
});
