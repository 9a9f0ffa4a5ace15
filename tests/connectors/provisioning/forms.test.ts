import { readFileSync } from 'node:fs';
import path from 'node:path';
import { provision } from '@phb/connectors';
import { budgetLines, caseDocuments, people } from '@phb/schemas';
import { localSharePoint, type LocalSharePoint } from '../localSharePoint.js';

let local: LocalSharePoint;
beforeEach(async () => {
  local = await localSharePoint();
});
afterEach(() => local.close());

const owner = () => local.connect('/sites/phb', 'owner');
const json = 'application/json;odata=nometadata';
const manifest = JSON.parse(
  readFileSync(
    path.join(__dirname, '../../../spfx-webparts/src/extensions/listForm/PhbListFormCustomizer.manifest.json'),
    'utf8',
  ),
) as { readonly id: string };
const types = (list: string): string =>
  `${local.origin}/sites/phb/_api/web/getList('/sites/phb/Lists/${list}')/contenttypes`;

interface FormsOfType {
  readonly StringId: string;
  readonly NewFormClientSideComponentId: string;
  readonly EditFormClientSideComponentId: string;
  readonly DisplayFormClientSideComponentId: string;
}

async function typesOf(list: string): Promise<FormsOfType[]> {
  const answer = await fetch(types(list), { headers: { Authorization: 'Bearer owner', Accept: json } });
  return ((await answer.json()) as { value: FormsOfType[] }).value;
}

async function formsOf(list: string): Promise<string[]> {
  const [item] = (await typesOf(list)).filter(({ StringId }) => !StringId.startsWith('0x0120'));
  if (item === undefined) throw new Error(`${list} has no content type of items`);
  return [item.NewFormClientSideComponentId, item.EditFormClientSideComponentId, item.DisplayFormClientSideComponentId];
}

describe('the product’s form behind the native forms', () => {
  it('is named by the content type with the id that the package gives it, and found complete the second time', async () => {
    const first = await provision(owner(), [people], { listForms: true });
    expect(first.lines).toContain('People: put the product’s form behind the native forms.');
    expect(await formsOf('People')).toEqual([manifest.id, manifest.id, manifest.id]);
    expect(await provision(owner(), [people], { listForms: true })).toMatchObject({ changes: 0, warnings: [] });
  });

  it('is not put behind a document library, whose rows come by uploads', async () => {
    await provision(owner(), [caseDocuments], { listForms: true });
    const answer = await fetch(`${local.origin}/sites/phb/_api/web/getList('/sites/phb/CaseDocuments')/contenttypes`, {
      headers: { Authorization: 'Bearer owner', Accept: json },
    });
    const text = await answer.text();
    expect(text).toContain('0x0101');
    expect(text).not.toContain(manifest.id);
  });

  it('is not set where the package may not be deployed', async () => {
    await provision(owner(), [people]);
    expect(await formsOf('People')).not.toContain(manifest.id);
  });

  it('leaves the form of another extension and says so, and takes the others', async () => {
    await provision(owner(), [budgetLines]);
    const other = '11111111-2222-4333-8444-555555555555';
    const [item] = await typesOf('BudgetLines');
    const changed = await fetch(`${types('BudgetLines')}('${item?.StringId ?? ''}')`, {
      method: 'POST',
      headers: { Authorization: 'Bearer owner', Accept: json, 'Content-Type': json, 'X-HTTP-Method': 'MERGE' },
      body: JSON.stringify({ NewFormClientSideComponentId: other }),
    });
    expect(changed.ok).toBe(true);
    const report = await provision(owner(), [budgetLines], { listForms: true });
    expect(report.warnings).toEqual(['Budget lines: another extension stands behind a form of the list. It was left.']);
    expect(await formsOf('BudgetLines')).toEqual([other, manifest.id, manifest.id]);
  });
});
