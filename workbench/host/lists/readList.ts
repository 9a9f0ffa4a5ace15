import * as z from 'zod/mini';
import { listAt } from './ask.js';
import type { Ask } from './ask.js';

const view = z.object({
  Id: z.string(),
  Title: z.string(),
  ServerRelativeUrl: z.string(),
  DefaultView: z.boolean(),
  Hidden: z.boolean(),
  CustomFormatter: z.nullable(z.string()),
  ViewFields: z.object({ Items: z.array(z.string()) }),
});
const field = z.object({
  InternalName: z.string(),
  Title: z.string(),
  TypeAsString: z.string(),
  ReadOnlyField: z.boolean(),
  CustomFormatter: z.optional(z.nullable(z.string())),
  Choices: z.optional(z.array(z.string())),
});
const stream = z.object({ Row: z.array(z.record(z.string(), z.unknown())), NextHref: z.optional(z.string()) });
const listAnswer = z.object({
  Title: z.string(),
  Description: z.nullable(z.string()),
  DisableGridEditing: z.boolean(),
  EffectiveBasePermissions: z.object({ Low: z.string() }),
});
/** Bits of SharePoint's permission mask: AddListItems and EditListItems. */
const permissions = { add: 0x2, edit: 0x4 } as const;

type NativeView = z.infer<typeof view>;
/** A column of a list. */
export type NativeField = z.infer<typeof field>;
/** A row as SharePoint's pages get it: display texts by internal name. */
export type NativeRow = Readonly<Record<string, unknown>>;

/** A list as its native page shows it. */
export interface NativeList {
  readonly title: string;
  readonly description: string;
  readonly views: readonly NativeView[];
  readonly view: NativeView;
  /** Whether the person may add rows. */
  readonly mayAdd: boolean;
  /** Whether the person may change rows, and the list's owner has not turned the grid view off. */
  readonly mayEditInGrid: boolean;
  /** The columns of the view, in its order. */
  readonly fields: readonly NativeField[];
  readonly rows: readonly NativeRow[];
  /** The query of the next page. */
  readonly next: string | undefined;
}

/** What of a page's address goes on to the list: its filter, its sort and its place. */
const passedOn =
  /^(FilterFields?\d*|FilterValues?\d*|FilterOp\d*|SortField\d*|SortDir\d*|Paged|p_\w+|PageFirstRow|PagedPrev)$/;

/** Reads a view of a list with its first rows. @param viewUrl the view's own page; the list's default view if left out */
export async function readNativeList(
  ask: Ask,
  address: string,
  viewUrl: string | undefined,
  query: URLSearchParams,
): Promise<NativeList | undefined> {
  const list = listAt(address);
  const [facts, viewsAnswer, fieldsAnswer] = await Promise.all([
    ask(`${list}?$select=Title,Description,DisableGridEditing,EffectiveBasePermissions`),
    ask(`${list}/views?$expand=ViewFields`),
    ask(`${list}/fields`),
  ]);
  const { Title, Description, DisableGridEditing, EffectiveBasePermissions } = listAnswer.parse(facts);
  const may = Number(EffectiveBasePermissions.Low);
  const views = z
    .object({ value: z.array(view) })
    .parse(viewsAnswer)
    .value.filter((one) => !one.Hidden);
  const fields = z.object({ value: z.array(field) }).parse(fieldsAnswer).value;
  const shown =
    viewUrl === undefined
      ? views.find((one) => one.DefaultView)
      : views.find((one) => one.ServerRelativeUrl.toLowerCase() === viewUrl.toLowerCase());
  if (shown === undefined) return undefined;
  const passed = new URLSearchParams([...query].filter(([name]) => passedOn.test(name)));
  passed.set('View', shown.Id);
  const { Row, NextHref } = stream.parse(
    await ask(`${list}/RenderListDataAsStream?${passed.toString()}`, {
      parameters: { RenderOptions: 2, AddRequiredFields: true },
    }),
  );
  const byName = new Map(fields.map((one) => [one.InternalName, one]));
  return {
    title: Title,
    description: Description ?? '',
    mayAdd: (may & permissions.add) !== 0,
    mayEditInGrid: (may & permissions.edit) !== 0 && !DisableGridEditing,
    views,
    view: shown,
    fields: shown.ViewFields.Items.flatMap((name) => byName.get(name === 'LinkTitle' ? 'Title' : name) ?? []),
    rows: Row,
    next: NextHref,
  };
}
