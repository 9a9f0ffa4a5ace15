import { defaultPolicy, newReference, readSettings, settingDefinitions, settings, validate, z } from '@phb/schemas';

let next = 0;
const row = (name: string, value: string) => ({ ref: newReference('S', () => (next += 1) % 29), name, value });

describe('reading local policy', () => {
  it('has every default while no row says otherwise', () => {
    expect(readSettings([])).toEqual({ policy: defaultPolicy, problems: [] });
    expect(defaultPolicy).toMatchObject({ localReviewFirstMonths: 3, localReviewThenMonths: 12, contingencyWeeks: 8 });
  });

  it('takes what the rows hold', () => {
    const { policy, problems } = readSettings([
      row('LOCAL-REVIEW-FIRST-MONTHS', ' 6 '),
      row('ORGANISATION-LABEL', 'ccg'),
      row('PARTNER-COUNCIL', 'Northbay'),
      row('PUBLICATION-THRESHOLD', '0'),
    ]);
    expect(problems).toEqual([]);
    expect(policy).toEqual({
      ...defaultPolicy,
      localReviewFirstMonths: 6,
      organisationLabel: 'CCG',
      partnerCouncil: 'Northbay',
      publicationThreshold: 0,
    });
  });

  it('names the setting and the mend of a broken row, and keeps the default meanwhile', () => {
    const { policy, problems } = readSettings([row('LOCAL-REVIEW-FIRST-MONTHS', 'three')]);
    expect(policy.localReviewFirstMonths).toBe(3);
    expect(problems.map((problem) => problem.message)).toEqual([
      'LOCAL-REVIEW-FIRST-MONTHS holds “three”. Write a whole number of months from 1 to 24, such as 3. Until then 3 months is used.',
    ]);
  });

  it('says which national rule sets a limit', () => {
    const { policy, problems } = readSettings([row('PWB-REVIEW-THEN-MONTHS', '18')]);
    expect(policy.wheelchairReviewThenMonths).toBe(12);
    expect(problems[0]?.message).toContain('counts as ongoing only while it is reviewed every year');
  });

  it.each(['', '1.5', '-3', '3 months', '=1+1', '99999', '0'])('refuses %p as a number of months', (value) => {
    const { policy, problems } = readSettings([row('S117-REVIEW-FIRST-MONTHS', value)]);
    expect(policy).toEqual(defaultPolicy);
    expect(problems).toHaveLength(1);
  });

  it('refuses an unknown kind of body, a name of no setting and a second row of the same name', () => {
    const { policy, problems } = readSettings([
      row('ORGANISATION-LABEL', 'PCT'),
      row('REVIEW-MONTHS', '3'),
      row('CONTINGENCY-WEEKS', '4'),
      row('CONTINGENCY-WEEKS', '6'),
    ]);
    expect(policy).toEqual({ ...defaultPolicy, contingencyWeeks: 4 });
    expect(problems.map((problem) => problem.message)).toEqual([
      'ORGANISATION-LABEL holds “PCT”. Write CCG or ICB. Until then ICB is used.',
      'There is no setting named REVIEW-MONTHS. Correct the name, or delete the row.',
      'CONTINGENCY-WEEKS is set more than once, and the first row is used. Delete the others.',
    ]);
  });
});

describe('the registry of settings', () => {
  const definitions = Object.values(settingDefinitions);

  it('names each setting once, in the form that the list Settings accepts', () => {
    expect(new Set(definitions.map((definition) => definition.name)).size).toBe(definitions.length);
    for (const { name } of definitions) {
      expect(validate(settings, { ref: newReference('S'), name, value: '1', notes: null })).toEqual([]);
    }
  });

  it('accepts its own example numbers', () => {
    for (const definition of definitions) {
      if (typeof definition.default !== 'number') continue;
      expect(z.safeParse(definition.schema, String(definition.default)).success).toBe(true);
    }
  });
});
