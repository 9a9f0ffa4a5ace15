/** Fields of lists and site columns: adding every kind, changing, deleting, dependent lookups, relationships. */
import type { Target } from './target.js';
import { itEmbedded, openTarget } from './target.js';
import type { WireAnswer } from './wire.js';
import { at, column, errorOf, freshTitle, members, send, TestList } from './wire.js';

let target: Target;
let list: TestList;
let people: TestList;

beforeAll(async () => {
  target = await openTarget();
  list = await TestList.create(target, 'fields');
  people = await TestList.create(target, 'people');
  await people.field('<Field Type="Text" Name="town" DisplayName="Town" />');
});

afterAll(async () => {
  await list.remove();
  await people.remove();
  await target.close();
});

function addField(parameters: Record<string, unknown>): Promise<WireAnswer> {
  return list.send({ method: 'POST', path: 'fields/AddField', body: { parameters } });
}

function merge(path: string, body: Record<string, unknown>): Promise<WireAnswer> {
  return list.send({ method: 'POST', path, headers: { 'X-HTTP-Method': 'MERGE' }, body });
}

function remove(path: string): Promise<WireAnswer> {
  return list.send({ method: 'POST', path, headers: { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' } });
}

async function dependent(primary: unknown, title: string, show: string): Promise<WireAnswer> {
  const given = `displayName='${title}',primarylookupfieldid='${String(primary)}',showfield='${show}'`;
  return list.send({ method: 'POST', path: `fields/adddependentlookupfield(${given})` });
}

describe('adding fields (sections 1 and 6)', () => {
  it.each([
    ['SP.FieldText', 2, 'Text', { MaxLength: 255 }],
    ['SP.FieldMultiLineText', 3, 'Note', { NumberOfLines: 6, RichText: true, AllowHyperlink: true }],
    ['SP.FieldDateTime', 4, 'DateTime', { DisplayFormat: 0, DateTimeCalendarType: 1, FriendlyDisplayFormat: 1 }],
    ['SP.FieldChoice', 6, 'Choice', { EditFormat: 0, FillInChoice: false, Choices: { results: ['a', 'b'] } }],
    ['SP.Field', 8, 'Boolean', {}],
    ['SP.FieldNumber', 9, 'Number', { MinimumValue: 1 }],
    ['SP.FieldCurrency', 10, 'Currency', { CurrencyLocaleId: 2057 }],
    ['SP.FieldUrl', 11, 'URL', { DisplayFormat: 0 }],
    ['SP.FieldMultiChoice', 15, 'MultiChoice', { Choices: { results: ['a', 'b'] } }],
    ['SP.FieldUser', 20, 'User', { SelectionMode: 1 }],
    ['SP.FieldLocation', 33, 'Location', {}],
    ['SP.FieldMultiLineText', 34, 'Thumbnail', {}],
  ])('adds %s of kind %i, to a list and to the site columns', async (type, kind, name, properties) => {
    const title = freshTitle(name);
    const body = { __metadata: { type }, Title: title, FieldTypeKind: kind, Group: 'Ours', ...properties };
    const inList = await list.send({ method: 'POST', path: 'fields', odata: 'verbose', body });
    expect(inList.status).toBe(201);
    expect(at(inList.json, 'd')).toMatchObject({
      Title: title,
      TypeAsString: name,
      FieldTypeKind: kind,
      Group: 'Ours',
    });
    const inWeb = await send(target, { method: 'POST', path: 'web/fields', odata: 'verbose', body });
    expect(inWeb.status).toBe(201);
    const path = `web/fields('${String(at(inWeb.json, 'd', 'Id'))}')`;
    expect((await send(target, { method: 'POST', path, headers: { 'X-HTTP-Method': 'DELETE' } })).status).toBe(200);
    expect((await send(target, { path })).status).toBe(404);
  });

  it('knows site columns from the start', async () => {
    const title = await send(target, { path: "web/fields('fa564e0f-0c70-4ab9-b863-0177e6ddd247')?$select=Title" });
    expect(at(title.json, 'Title')).toBe('Title');
    const country = await send(target, {
      path: "web/fields/getByInternalNameOrTitle('Other Address Country/Region')?$select=Title,InternalName",
    });
    expect(country.json).toMatchObject({ InternalName: 'OtherAddressCountry' });
  });

  it('refuses lookups to nowhere, and takes lists by address', async () => {
    const none = '00000000-0000-0000-0000-00000000abcd';
    expect((await addField({ Title: 'Lost', FieldTypeKind: 7, LookupListId: none })).status).toBeGreaterThanOrEqual(
      400,
    );
    const root = await people.send({ path: 'RootFolder?$select=Name' });
    const SchemaXml = `<Field Type="Lookup" Name="byUrl" DisplayName="By URL" List="Lists/${String(at(root.json, 'Name'))}" ShowField="Title" />`;
    const answer = await list.send({
      method: 'POST',
      path: 'fields/createfieldasxml',
      body: { parameters: { SchemaXml, Options: 8 } },
    });
    expect(at(answer.json, 'LookupList')).toContain(people.guid);
  });
});

describe('changing and deleting fields (section 6)', () => {
  it('sets in which forms a field stands', async () => {
    await list.field('<Field Type="Text" Name="formed" DisplayName="Formed" />');
    const path = "fields/getByInternalNameOrTitle('formed')";
    for (const form of ['display', 'edit', 'new']) {
      expect((await list.send({ method: 'POST', path: `${path}/setshowin${form}form(false)` })).status).toBe(200);
    }
    const schema = String(at((await list.send({ path: `${path}?$select=SchemaXml` })).json, 'SchemaXml'));
    for (const form of ['Display', 'Edit', 'New']) expect(schema).toContain(`ShowIn${form}Form="FALSE"`);
    await list.send({ method: 'POST', path: `${path}/setshowineditform(true)` });
    expect(at((await list.send({ path: `${path}?$select=SchemaXml` })).json, 'SchemaXml')).toContain(
      'ShowInEditForm="TRUE"',
    );
  });

  it('writes a changed schema back', async () => {
    await list.field(
      '<Field Type="Choice" Name="rated" DisplayName="Rated"><CHOICES><CHOICE>a</CHOICE></CHOICES></Field>',
    );
    const path = "fields/getByInternalNameOrTitle('rated')";
    const SchemaXml =
      '<Field Type="Choice" Name="rated" DisplayName="Rating" Required="TRUE"><CHOICES><CHOICE>b</CHOICE><CHOICE>c</CHOICE></CHOICES></Field>';
    expect((await merge(path, { SchemaXml })).status).toBe(204);
    expect((await list.send({ path, odata: 'nometadata' })).json).toMatchObject({
      InternalName: 'rated',
      Title: 'Rating',
      Required: true,
      Choices: ['b', 'c'],
    });
  });

  it('turns a lookup of one value into one of several, with its values', async () => {
    const first = await people.add({ Title: 'First' });
    const LookupListId = people.guid;
    await addField({ Title: 'several', FieldTypeKind: 7, LookupListId, LookupFieldName: 'Title' });
    const id = await list.add({ Title: 'x', severalId: first });
    expect((await merge("fields/getByTitle('several')", { AllowMultipleValues: true })).status).toBe(204);
    const read = await list.send({ path: `items(${id})?$select=severalId`, odata: 'nometadata' });
    expect(read.json).toEqual({ severalId: [first] });
    await addField({ Title: 'single', FieldTypeKind: 7, LookupListId, LookupFieldName: 'Title' });
    const other = await list.add({ Title: 'x', singleId: first });
    await merge("fields/getByTitle('single')", { AllowMultipleValues: false, Description: 'Still one' });
    const kept = await list.send({ path: `items(${other})?$select=singleId`, odata: 'nometadata' });
    expect(kept.json).toEqual({ singleId: first });
  });

  it('takes a deleted field out of views, with its values, and says so in the change log', async () => {
    const xml = '<Field Type="Text" Name="gone" DisplayName="Gone" />';
    const path = 'fields/createfieldasxml';
    await list.send({ method: 'POST', path, body: { parameters: { SchemaXml: xml, Options: 24 } } });
    expect(at((await list.send({ path: 'defaultView/viewfields' })).json, 'Items')).toContain('gone');
    expect((await remove("fields/getByInternalNameOrTitle('gone')")).status).toBe(200);
    expect(at((await list.send({ path: 'defaultView/viewfields' })).json, 'Items')).not.toContain('gone');
    expect((await list.send({ method: 'POST', path: 'items', body: { gone: 'x' } })).status).toBe(400);
    const query = { Field: true, DeleteObject: true };
    const changes = await list.send({ method: 'POST', path: 'getchanges', body: { query } });
    expect(members(changes.json).length).toBeGreaterThan(0);
    expect((await remove("fields/getByInternalNameOrTitle('Title')")).status).toBeGreaterThanOrEqual(400);
  });
});

describe('dependent lookups (section 6)', () => {
  it('show another field of what a lookup leads to, take no values, and go with it', async () => {
    const york = await people.add({ Title: 'Ada', town: 'York' });
    const LookupListId = people.guid;
    const primary = await addField({ Title: 'person', FieldTypeKind: 7, LookupListId, LookupFieldName: 'Title' });
    const added = await dependent(at(primary.json, 'Id'), 'person:Town', 'town');
    expect(added.status).toBe(200);
    expect(added.json).toMatchObject({ Title: 'person:Town', ReadOnlyField: true, IsDependentLookup: true });
    const name = String(at(added.json, 'InternalName'));
    expect(name).toBe('person_x003a_Town');
    const read = await list.send({ path: "fields/getByTitle('person')?$select=DependentLookupInternalNames" });
    expect(at(read.json, 'DependentLookupInternalNames')).toEqual([name]);
    const id = await list.add({ Title: 'x', personId: york });
    const select = `$select=person/Title,${name}/town,${name}Id&$expand=person,${name}`;
    const item = await list.send({ path: `items(${id})?${select}`, odata: 'nometadata' });
    expect(item.json).toEqual({ person: { Title: 'Ada' }, [name]: { town: 'York' }, [`${name}Id`]: york });
    expect((await list.send({ method: 'POST', path: 'items', body: { [`${name}Id`]: york } })).status).toBe(400);
    await remove("fields/getByTitle('person')");
    expect((await list.send({ path: `fields/getByInternalNameOrTitle('${name}')` })).status).toBe(404);
    expect((await list.send({ path: `items(${id})` })).status).toBe(200);
  });

  it('hang on lookups only', async () => {
    const title = at((await list.send({ path: "fields/getByTitle('Title')" })).json, 'Id');
    expect((await dependent(title, 'No', 'Title')).status).toBeGreaterThanOrEqual(400);
  });
});

describe('relationships of lookups (section 6)', () => {
  async function related(name: string, behaviour: string): Promise<void> {
    await list.field(
      `<Field Type="Lookup" Name="${name}" DisplayName="${name}" List="{${people.guid}}" ShowField="Title" Indexed="TRUE" RelationshipDeleteBehavior="${behaviour}" />`,
    );
  }
  const deletePerson = (id: number) =>
    people.send({ method: 'POST', path: `items(${id})`, headers: { 'X-HTTP-Method': 'DELETE', 'IF-Match': '*' } });

  it('delete what refers to a deleted item, or refuse its deletion', async () => {
    await related('follows', 'Cascade');
    const leader = await people.add({ Title: 'Leader' });
    const follower = await list.add({ Title: 'Follower', followsId: leader });
    const other = await list.add({ Title: 'Other' });
    expect((await deletePerson(leader)).status).toBe(200);
    expect((await list.send({ path: `items(${follower})` })).status).toBe(404);
    expect((await list.send({ path: `items(${other})` })).status).toBe(200);
    await related('keeps', 'Restrict');
    const kept = await people.add({ Title: 'Kept' });
    await list.add({ Title: 'Keeper', keepsId: kept });
    const refused = await deletePerson(kept);
    expect(refused.status).toBe(500);
    expect((await people.send({ path: `items(${kept})` })).status).toBe(200);
  });

  itEmbedded('need an index', async () => {
    const answer = await addField({
      Title: 'loose',
      FieldTypeKind: 7,
      LookupListId: people.guid,
      LookupFieldName: 'Title',
      RelationshipDeleteBehavior: 1,
    });
    expect(answer.status).toBe(500);
    expect(errorOf(answer).message).toMatch(/indexed/);
    expect(column((await list.send({ path: 'fields?$select=Title' })).json, 'Title')).not.toContain('loose');
  });
});
