import fc from 'fast-check';
import { groupRows } from '../../../../ui/kit/grid/groups.js';

describe('grouping rows', () => {
  it('puts each row once under the heading of its group, in its order, and folds what is closed', () => {
    const placesOfRows = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 60 });
    const groupsOfPlaces = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 });
    const openGroups = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(placesOfRows, groupsOfPlaces, openGroups, (places, groups, open) => {
        const rows = Int32Array.from(places.keys()).reverse();
        const by = { of: Int32Array.from(places), groupOf: Int32Array.from(groups), groups: 4 };
        const members = [0, 1, 2, 3].map((group) => [...rows].filter((row) => groups[places[row] ?? 0] === group));
        const expected = members.flatMap((of, group) =>
          of.length === 0 ? [] : [-1 - group, ...(open[group] === true ? of : [])],
        );
        const { entries, counts } = groupRows(rows, by, (group) => open[group] === true);
        expect([...entries]).toEqual(expected);
        expect([...counts]).toEqual(members.map((of) => of.length));
      }),
    );
  });
});
