import { Temporal } from 'temporal-polyfill';
import { rowIndex } from '../../../../schemas/importing/planning/rowIndex.js';

const born = Temporal.PlainDate.from('1950-02-28');
const alike = ['familyName', 'dateOfBirth'];

describe('an index of rows', () => {
  it('finds what looks alike as people write names, and by a key only what is the same', () => {
    const index = rowIndex<string>([['familyName']], alike);
    index.put({ familyName: 'Demo-O’Núñez', dateOfBirth: born }, 'one');
    expect(index.findAlike({ familyName: 'demo onunez', dateOfBirth: born })).toEqual(['one']);
    expect(index.findAlike({ familyName: 'demo onunez', dateOfBirth: born.add({ days: 1 }) })).toEqual([]);
    expect(index.findAlike({ familyName: 'demo onunez', dateOfBirth: null })).toEqual([]);
    expect(index.find(['familyName'], { familyName: 'demo onunez' })).toEqual([]);
    expect(index.find(['familyName'], { familyName: 'DEMO-O’NÚÑEZ' })).toEqual(['one']);
    expect(index.find(['familyName'], { familyName: null })).toBeUndefined();
  });

  it('takes no two names without letters for one', () => {
    const index = rowIndex<string>([], alike);
    index.put({ familyName: '?', dateOfBirth: born }, 'one');
    expect(index.findAlike({ familyName: '!', dateOfBirth: born })).toEqual([]);
  });

  it('finds nothing alike where no columns tell', () => {
    const index = rowIndex<string>([['familyName']]);
    index.put({ familyName: 'Demo' }, 'one');
    expect(index.findAlike({ familyName: 'Demo' })).toEqual([]);
  });
});
