/** @jest-environment node */
import { listConnector, provision } from '@phb/connectors';
import { newReference, people, type NamedPerson } from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { findNamesakes } from '../../../../ui/register/case/findNamesakes.js';
import { localSharePoint, type LocalSharePoint } from '../../../connectors/localSharePoint.js';
import { siteData } from '../../siteData.js';

let local: LocalSharePoint;
const born = Temporal.PlainDate.from('1950-02-28');
const otherDay = Temporal.PlainDate.from('1987-06-01');

const known: readonly (readonly [family: string, given: string, born: Temporal.PlainDate])[] = [
  ['Demo-O’Neil', 'Anne-Marie', born],
  ['Demo-O’Neil', 'Tobin', otherDay],
  ['Maren', 'Demo-Hartley', otherDay],
  ['Demo-Núñez', 'Ana', born],
  ['Demo-Quill', 'Ana', born],
];

beforeAll(async () => {
  local = await localSharePoint();
  const owner = local.connectDirectly('/sites/phb', 'owner');
  await provision(owner, [people]);
  const list = listConnector(owner, people);
  for (const [familyName, givenName, dateOfBirth] of known) await list.add({ familyName, givenName, dateOfBirth });
});
afterAll(() => local.close());

async function found(familyName: string, givenName: string, dateOfBirth = born): Promise<readonly string[]> {
  const site = local.connect('/sites/phb', 'member');
  const person: NamedPerson = { ref: newReference('P'), familyName, givenName, preferredName: null, dateOfBirth };
  const rows = await findNamesakes(siteData(site), person);
  return rows.map((row) => `${row.givenName} ${row.familyName}`);
}

it('finds who is written with other capitals, hyphens, spaces and apostrophes, whenever they were born', async () => {
  expect(await found("demo o'neil", 'anne marie', otherDay)).toEqual(['Anne-Marie Demo-O’Neil']);
  expect(await found('DEMO-ONEIL', 'Anne', otherDay)).toEqual([]);
  expect(await found('DEMO-ONEIL', 'Anne')).toEqual(['Anne-Marie Demo-O’Neil']);
});

it('finds who was put in with family and given name the wrong way round', async () => {
  expect(await found('Demo Hartley', 'Maren')).toEqual(['Demo-Hartley Maren']);
});

it('finds who is written with an accent where the birth date agrees', async () => {
  expect(await found('Demo-Nunez', 'Ana')).toEqual(['Ana Demo-Núñez']);
});

it('asks once, and no name stands in an address', async () => {
  local.passed.length = 0;
  await found('Demo-Quill', 'Maren');
  const asked = local.passed.filter(({ url }) => !url.includes('contextinfo'));
  expect(asked).toHaveLength(1);
  expect(local.passed.map(({ url }) => url).join()).not.toMatch(/Quill|Maren/);
});
