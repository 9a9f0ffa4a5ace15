import { columnsOf, internalName, sealsOf, z, type Column, type ListDeclaration } from '@phb/schemas';
import { AddFieldOptions } from '@pnp/sp/fields/index.js';
import { spPostMerge } from '@pnp/sp/spqueryable.js';
import { expecting } from '../errors/expecting.js';
import { fieldType } from '../fieldType.js';
import { columnFormat } from './columnFormat.js';
import { mayReplace } from './formatMark.js';
import { columnValidation, fieldSchema, limits, longestText, sealSchema } from './fieldSchema.js';
import type { ListWork } from './work.js';

const field = z.object({
  InternalName: z.string(),
  Title: z.string(),
  TypeAsString: z.string(),
  Description: z.optional(z.nullable(z.string())),
  Required: z.boolean(),
  Indexed: z.boolean(),
  EnforceUniqueValues: z.boolean(),
  Choices: z.optional(z.array(z.string())),
  MaxLength: z.optional(z.number()),
  MinimumValue: z.optional(z.number()),
  MaximumValue: z.optional(z.number()),
  ValidationFormula: z.optional(z.nullable(z.string())),
  ValidationMessage: z.optional(z.nullable(z.string())),
  CustomFormatter: z.optional(z.nullable(z.string())),
});
type ExistingField = z.infer<typeof field>;

async function existingFields({ list, sharePointList }: ListWork): Promise<ReadonlyMap<string, ExistingField>> {
  const answer: unknown = await sharePointList().fields();
  const fields = expecting(list.title, () => z.array(field).parse(answer));
  return new Map(fields.map((one) => [one.InternalName, one]));
}

/** Choices that the site has and new ones, the declared in their order, then what was added locally. */
function allChoices(column: Column, existing: readonly string[]): readonly string[] {
  if (column.kind !== 'choice' && column.kind !== 'multiChoice') return existing;
  const declared: readonly string[] = column.choices;
  return [...declared, ...existing.filter((choice) => !declared.includes(choice))];
}

/** Whether the site's owner has put a formula of their own on a column. */
function hasOwnValidation(column: Column, existing: ExistingField): boolean {
  const wanted = columnValidation(column, existing.Title);
  return wanted !== undefined && Boolean(existing.ValidationFormula) && existing.ValidationMessage !== wanted.message;
}

/** Settings that a new version may have changed, in SharePoint's words. The name is left as it is: it may have been changed here. */
function changedSettings(
  list: ListDeclaration,
  column: Column,
  existing: ExistingField,
): Readonly<Record<string, unknown>> {
  const { min, max } = limits(column);
  const choices = allChoices(column, existing.Choices ?? []);
  const wanted: Record<string, unknown> = {
    Description: column.description ?? '',
    Required: column.required,
    ...(column.indexed ? { Indexed: true } : {}),
    ...(column.unique ? { EnforceUniqueValues: true } : {}),
    ...(longestText(column) === undefined ? {} : { MaxLength: longestText(column) }),
    ...(min === undefined ? {} : { MinimumValue: min }),
    ...(max === undefined ? {} : { MaximumValue: max }),
  };
  const format = columnFormat(column, list);
  if (format !== undefined && mayReplace(existing.CustomFormatter, format)) wanted.CustomFormatter = format;
  const validation = columnValidation(column, existing.Title);
  if (validation && !hasOwnValidation(column, existing)) {
    wanted.ValidationFormula = validation.formula;
    wanted.ValidationMessage = validation.message;
  }
  const known: Readonly<Record<string, unknown>> = { ...existing, Description: existing.Description ?? '' };
  const changed = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => known[key] !== value));
  const sameChoices =
    choices.length === (existing.Choices ?? []).length && choices.every((c, i) => c === existing.Choices?.[i]);
  return sameChoices ? changed : { ...changed, Choices: { results: choices } };
}

/** In words, for the report. */
const settingNames: Readonly<Record<string, string>> = {
  Description: 'description',
  Required: 'required',
  Indexed: 'index',
  EnforceUniqueValues: 'unique values',
  MaxLength: 'length',
  MinimumValue: 'smallest value',
  MaximumValue: 'largest value',
  Choices: 'choices',
  ValidationFormula: 'validation formula',
  ValidationMessage: 'validation message',
  CustomFormatter: 'format',
  Title: 'name',
};

async function addField({ sharePointList }: ListWork, SchemaXml: string): Promise<void> {
  await sharePointList().fields.createFieldAsXml({ SchemaXml, Options: AddFieldOptions.AddFieldInternalNameHint });
}

async function changeField(
  { sharePointList }: ListWork,
  column: Column,
  name: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  // Verbose, because settings that only one type has are accepted only with the name of that type.
  await spPostMerge(sharePointList().fields.getByInternalNameOrTitle(name), {
    body: JSON.stringify({ __metadata: { type: `SP.Field${odataType(column)}` }, ...settings }),
    headers: { 'Content-Type': 'application/json;odata=verbose', Accept: 'application/json;odata=verbose' },
  });
}

function odataType(column: Column): string {
  const type = fieldType(column);
  if (type === 'Note') return 'MultiLineText';
  if (type === 'URL') return 'Url';
  return type === 'Boolean' ? '' : type;
}

function warnOfDifferences(work: ListWork, name: string, column: Column, existing: ExistingField): void {
  if (existing.Title !== column.label && name !== 'ref') {
    work.warn(`the column “${column.label}” is called “${existing.Title}” in this site. Its name was left.`);
  }
  if (hasOwnValidation(column, existing)) {
    work.warn(`“${column.label}” has a validation formula of its own. It was left.`);
  }
  const extra = allChoices(column, existing.Choices ?? []).slice(
    column.kind === 'choice' || column.kind === 'multiChoice' ? column.choices.length : Infinity,
  );
  if (extra.length > 0) {
    work.warn(`“${column.label}” has choices that the product does not know: ${extra.join(', ')}. They were left.`);
  }
}

/** Makes the columns that are missing and adds what a new version added. Drops nothing. @returns the titles the site has, by label */
export async function ensureFields(work: ListWork): Promise<ReadonlyMap<string, string>> {
  const existing = await existingFields(work);
  const titles = new Map<string, string>();
  for (const [name, column] of columnsOf(work.list)) {
    const internal = internalName(name);
    const found = existing.get(internal);
    if (!found) {
      await addField(work, fieldSchema(name, column, work.list));
      const marks = [column.required && 'required', column.unique ? 'unique' : column.indexed && 'indexed'];
      const shown = marks.filter((mark) => mark !== false).join(', ');
      work.did(`added the column “${column.label}”${shown === '' ? '' : ` (${shown})`}.`);
    } else if (found.TypeAsString !== fieldType(column)) {
      work.warn(
        `“${found.Title}” is a column of type ${found.TypeAsString}, but ${fieldType(column)} is needed. It was left: move its values to a new column.`,
      );
    } else {
      warnOfDifferences(work, name, column, found);
      const isUntouchedTitle = name === 'ref' && found.Title === 'Title';
      const settings = {
        ...changedSettings(work.list, column, found),
        ...(isUntouchedTitle ? { Title: column.label } : {}),
      };
      if (Object.keys(settings).length > 0) {
        await changeField(work, column, internal, settings);
        const what = Object.keys(settings).map((key) => settingNames[key] ?? key);
        work.did(`set ${what.join(', ')} of “${column.label}”.`);
      }
    }
    titles.set(column.label, found && found.Title !== 'Title' ? found.Title : column.label);
  }
  for (const seal of sealsOf(work.list)) {
    const found = existing.get(seal.internalName);
    if (!found) {
      await addField(work, sealSchema(seal));
      work.did(`added the column “${seal.label}”, which no form shows.`);
    }
    titles.set(seal.label, found?.Title ?? seal.label);
  }
  return titles;
}
