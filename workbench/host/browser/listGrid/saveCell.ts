/** One cell: the address of its list for the service, its row and its column. */
export interface Cell {
  readonly listApi: string;
  readonly itemId: string;
  readonly field: string;
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function textAt(value: unknown, ...names: readonly string[]): string | undefined {
  const found = names.reduce(member, value);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

const json = { accept: 'application/json;odata=nometadata', 'content-type': 'application/json;odata=nometadata' };

/** @throws Error with what the service said, where it refuses the request as a whole */
async function post(address: string, headers: Readonly<Record<string, string>>, body?: unknown): Promise<unknown> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { ...json, ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  throw new Error(textAt(said, 'odata.error', 'message', 'value') ?? `The list service answered ${answer.status}.`);
}

/**
 * Saves one cell as SharePoint's grid view does: as the value of a form, which is checked as the forms check it.
 * @param value as a form posts it
 * @returns what the service says against the value; undefined if it is saved
 * @throws Error where the request as a whole is refused: no permission, no such row
 */
export async function saveCell(cell: Cell, value: string): Promise<string | undefined> {
  const [web] = cell.listApi.split('/_api/');
  const context = await post(`${web ?? ''}/_api/contextinfo`, {});
  const answer = await post(
    `${cell.listApi}/items(${cell.itemId})/ValidateUpdateListItem()`,
    { 'x-requestdigest': textAt(context, 'FormDigestValue') ?? '' },
    { formValues: [{ FieldName: cell.field, FieldValue: value }], bNewDocumentUpdate: false },
  );
  const results = member(answer, 'value');
  const fields: readonly unknown[] = Array.isArray(results) ? results : [];
  const refused = fields.find((one) => member(one, 'HasException') === true);
  return refused === undefined ? undefined : (textAt(refused, 'ErrorMessage') ?? 'SharePoint refused the value.');
}
