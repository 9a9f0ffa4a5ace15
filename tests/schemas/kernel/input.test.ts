import { Temporal } from 'temporal-polyfill';
import {
  calendarDate,
  choice,
  code,
  dateTime,
  display,
  link,
  money,
  multiChoice,
  nhsNumber,
  note,
  number,
  person,
  readInput,
  reference,
  refersTo,
  samples,
  showInput,
  text,
  yesNo,
  columnsOf,
  type Column,
} from '@phb/schemas';

const problem = (column: Column, typed: string) => {
  const read = readInput(column, typed);
  return 'problem' in read ? read.problem : undefined;
};
const value = (column: Column, typed: string) => {
  const read = readInput(column, typed);
  return 'value' in read ? read.value : undefined;
};

describe('what a person types', () => {
  it('gets a sentence that names the field and the mend when it cannot be read', () => {
    expect(problem(nhsNumber({ label: 'NHS number' }), '999 000 0019')).toBe(
      'NHS number must have 10 digits and the right check digit, such as 999 000 0018. Check it against the letter or record.',
    );
    expect(problem(calendarDate({ label: 'Starts on' }), '31/4/2026')).toBe(
      'Starts on must be a real date with a four-figure year, such as 14 March 2026 or 14/3/2026.',
    );
    expect(problem(money({ label: 'Approved amount' }), '12.345')).toBe(
      'Approved amount must be an amount in pounds and pence, such as 1,234.50.',
    );
    expect(problem(number({ label: 'Count' }), 'ten')).toBe('Count must be a number, such as 12.');
    expect(problem(number({ label: 'Share', decimals: 2 }), 'half')).toBe('Share must be a number, such as 12.5.');
    expect(problem(choice(['CCG', 'ICB'], { label: 'Label' }), 'PCT')).toBe('Label must be one of: CCG, ICB.');
    expect(problem(multiChoice(['Notional', 'Third party'], { label: 'Form' }), 'Notional, cash')).toBe(
      'Form must be any of: Notional, Third party, with commas between.',
    );
    expect(problem(refersTo('PHB', { label: 'Case' }), 'PHB-2222-2223')).toBe(
      'Case must be a whole reference such as PHB-7K3Q-9F2X. Check each character.',
    );
    expect(problem(yesNo({ label: 'One-off' }), 'perhaps')).toBe('One-off must be yes or no.');
    expect(problem(link({ label: 'Document' }), 'javascript:alert(1)')).toBe(
      'Document must be a web address that begins with https://.',
    );
    expect(problem(dateTime({ label: 'Published' }), 'yesterday')).toContain('with its zone');
    expect(problem(person({ label: 'Owner' }), 'me')).toBe('Owner must be a member of this site.');
  });

  it('is taken as it was meant', () => {
    expect(value(nhsNumber({ label: 'NHS number' }), '999-000 0018')).toBe('9990000018');
    expect(value(money({ label: 'Amount' }), '£1,234.5')).toBe(123_450);
    expect(value(number({ label: 'Count' }), '1,223')).toBe(1223);
    expect(value(choice(['CCG', 'ICB'], { label: 'Label' }), ' ccg ')).toBe('CCG');
    expect(value(multiChoice(['Notional', 'Third party'], { label: 'Form' }), 'third party; NOTIONAL')).toEqual([
      'Third party',
      'Notional',
    ]);
    expect(value(code({ label: 'Code', pattern: /^[A-Z]+$/, patternInWords: 'capitals' }), ' abc ')).toBe('ABC');
    expect(value(yesNo({ label: 'One-off' }), 'Y')).toBe(true);
    expect(value(text({ label: 'Name' }), '  =1+1 ')).toBe('=1+1');
    expect(value(note({ label: 'Notes' }), '  indented\n\n')).toBe('  indented');
  });

  it('is empty when nothing was typed', () => {
    const label = { label: 'X' };
    const columns: Column[] = [text(label), note(label), money(label), number(label), calendarDate(label)];
    columns.push(dateTime(label), link(label), nhsNumber(label));
    for (const column of columns) expect(readInput(column, '  ')).toEqual({ value: null });
    expect(readInput(multiChoice(['A'], { label: 'X' }), ' ')).toEqual({ value: [] });
    expect(readInput(yesNo({ label: 'X' }), '')).toEqual({ value: false });
    expect(readInput(reference('P'), '')).toEqual({ value: null });
  });

  it('comes back from what a form shows, for every example row', () => {
    for (const { list, rows } of samples) {
      for (const [name, column] of columnsOf(list)) {
        for (const row of rows) {
          const held: unknown = Reflect.get(row, name);
          if (column.kind === 'person' || column.kind === 'dateTime') continue;
          const read = readInput(column, showInput(column, held));
          if ('problem' in read) throw new Error(`${list.title} ${name}: ${read.problem}`);
          expect([name, display(column, read.value)]).toEqual([name, display(column, held)]);
        }
      }
    }
  });
});

describe('what a person reads', () => {
  it('is in the NHS’s style', () => {
    const date = Temporal.PlainDate.from('2026-03-14');
    expect(display(calendarDate({ label: 'X' }), date)).toBe('14 March 2026');
    expect(display(money({ label: 'X' }), 123_450)).toBe('£1,234.50');
    expect(display(number({ label: 'X' }), 1223)).toBe('1,223');
    expect(display(number({ label: 'X', decimals: 2 }), 33.33)).toBe('33.33');
    expect(display(yesNo({ label: 'X' }), true)).toBe('Yes');
    expect(display(yesNo({ label: 'X' }), false)).toBe('No');
    expect(display(multiChoice(['A', 'B'], { label: 'X' }), ['A', 'B'])).toBe('A, B');
    expect(display(nhsNumber({ label: 'X' }), '9990000018')).toBe('999 000 0018');
    expect(display(link({ label: 'X' }), { url: 'https://example.org/', description: 'Agreement' })).toBe('Agreement');
    expect(display(text({ label: 'X' }), null)).toBe('');
  });

  it('shows moments at local time, noon and midnight included', () => {
    const moment = (text: string) => display(dateTime({ label: 'X' }), Temporal.Instant.from(text));
    expect(moment('2026-03-14T14:30:00Z')).toBe('14 March 2026, 2:30pm');
    expect(moment('2026-07-01T23:05:00Z')).toBe('2 July 2026, 12:05am');
    expect(moment('2026-01-01T12:00:00Z')).toBe('1 January 2026, 12:00pm');
  });
});
