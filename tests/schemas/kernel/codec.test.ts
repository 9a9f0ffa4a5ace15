import { Temporal } from 'temporal-polyfill';
import { listCodec, newReference, personalHealthBudgets } from '@phb/schemas';

const codec = listCodec(personalHealthBudgets, 'Europe/London');
const item = {
  Id: 7,
  Title: newReference('PHB'),
  Modified: '2019-04-30T10:00:00Z',
  'odata.etag': '"a,1"',
  PersonRef: newReference('P'),
  Status: 'Live',
  Category: 'Wheelchair',
  Forms: ['Notional'],
  StartsOn: '2019-03-31T00:00:00Z',
  EndsOn: '2019-04-30T23:00:00Z',
  Amount: 1234.56,
  AmountPeriod: 'week',
};

describe('the codec of a list', () => {
  it('reads dates as local days on both sides of the clock change, and money as pence', () => {
    const read = codec.read(item);
    if (!read.ok) throw new Error(JSON.stringify(read.unreadable.problems));
    expect(read.row.startsOn?.toString()).toBe('2019-03-31');
    expect(read.row.endsOn?.toString()).toBe('2019-05-01');
    expect(read.row.amount).toBe(123456);
    expect(read.row.forms).toEqual(['Notional']);
    expect(read.row.managedAccount).toBe(false);
    expect(read.row.owner).toBeNull();
  });

  it('writes only what is given, in the form SharePoint holds', () => {
    expect(
      codec.write({
        endsOn: Temporal.PlainDate.from('2019-07-01'),
        amount: 105,
        endReason: null,
        forms: ['Third party'],
      }),
    ).toEqual({ EndsOn: '2019-06-30T23:00:00Z', Amount: 1.05, EndReason: null, Forms: ['Third party'] });
  });

  it('shows a row that somebody broke elsewhere, with each reason', () => {
    const read = codec.read({ ...item, Status: 'Alive', PersonRef: 'P-0000-0000' });
    if (read.ok) throw new Error('the row should not read');
    expect(read.unreadable.problems.map((problem) => problem.column)).toEqual(['personRef', 'status']);
  });
});
