import {
  columnsOf,
  display,
  fileMarkId,
  markId,
  markReason,
  portableCodecs,
  tableHeadings,
  tableText,
  type Column,
  type CutReason,
  type Cuts,
  type ListDeclaration,
  type RecordRow,
} from '@phb/schemas';
import { plainCsvHead, plainCsvLine } from '../files/csv.js';
import { zipWriter } from '../files/zipWriter.js';
import { packInto } from './packing.js';
import { personPage, type HandedValue, type PersonPageFacts } from './personPage.js';
import type { PersonRecord } from './readPersonRecord.js';

/** Where a document stands in the zip file: a file in a folder that somebody made may have the name of another. */
const documentPath = (ref: string, name: string): string => `documents/${ref} ${name}`;

const cutText = (reason: CutReason): string => `[Left out: ${reason}]`;

class Files {
  constructor(
    readonly record: PersonRecord,
    readonly cuts: Cuts,
  ) {}

  cut(row: RecordRow, name: string, column: Column, value: unknown): CutReason | undefined {
    if (markReason(row.list, column) === undefined) return undefined;
    return this.cuts.get(markId(row.list.title, row.ref, name, display(column, value)));
  }

  /** As a person reads it. */
  words = (row: RecordRow, name: string, column: Column, value: unknown): HandedValue => {
    const cut = this.cut(row, name, column, value);
    if (cut !== undefined) return { text: cutText(cut), cut };
    const isPerson = column.kind === 'person';
    return { text: isPerson ? this.table(row, name, column, value) : display(column, value), cut };
  };

  /** As a table holds it. */
  table(row: RecordRow, name: string, column: Column, value: unknown): string {
    const cut = this.cut(row, name, column, value);
    return cut === undefined ? tableText(column, value, this.record.members[row.list.site]) : cutText(cut);
  }

  /** Where a document is in the zip file, or why it is not; undefined for a row that is none. */
  document(row: RecordRow): HandedValue | undefined {
    const id = fileMarkId(row);
    if (id === undefined || row.file === undefined) return undefined;
    const cut = this.cuts.get(id);
    return cut === undefined ? { text: documentPath(row.ref, row.file.name), cut } : { text: cutText(cut), cut };
  }

  csv(list: ListDeclaration): string {
    const columns = columnsOf(list);
    return (
      plainCsvHead(tableHeadings(list)) +
      this.#of(list)
        .map((row) => plainCsvLine(columns.map(([name, column]) => this.table(row, name, column, row.values[name]))))
        .join('')
    );
  }

  history(): string {
    const headings = ['List', 'Reference', 'Version', 'Saved', 'By', 'Column', 'From', 'To'];
    const lines = this.record.rows.flatMap((row) => {
      const columnOf = new Map(columnsOf(row.list));
      return row.versions.flatMap(({ label, savedAt, savedBy, kind, changes }) => {
        const start = [row.list.title, row.ref, label, savedAt.toString(), savedBy];
        if (kind !== 'changed') return [plainCsvLine([...start, kind === 'added' ? 'Added' : 'Oldest kept', '', ''])];
        return changes.flatMap(({ column: name, before, after }) => {
          const column = columnOf.get(name);
          if (column === undefined) return [];
          return [
            plainCsvLine([
              ...start,
              column.label,
              this.table(row, name, column, before),
              this.table(row, name, column, after),
            ]),
          ];
        });
      });
    });
    return plainCsvHead(headings) + lines.join('');
  }

  /** The rows with their versions for programs: what is left out is named with its reason. */
  json(list: ListDeclaration): string {
    const codecs = portableCodecs(list);
    const values = (row: RecordRow, given: Readonly<Record<string, unknown>>) => {
      const kept: Record<string, unknown> = {};
      const leftOut: Record<string, string> = {};
      for (const [name, column] of columnsOf(list)) {
        const cut = this.cut(row, name, column, given[name]);
        if (cut !== undefined) leftOut[name] = cut;
        else if (column.kind === 'person') kept[name] = this.table(row, name, column, given[name]) || null;
        else kept[name] = codecs.get(name)?.write(given[name]) ?? null;
      }
      return { values: kept, leftOut };
    };
    const rows = this.#of(list).map((row) => ({
      ref: row.ref,
      ...values(row, row.values),
      versions: row.versions.map(({ label, savedAt, savedBy, kind, values: then }) => ({
        label,
        savedAt: savedAt.toString(),
        savedBy,
        kind,
        ...values(row, then),
      })),
    }));
    return `${JSON.stringify({ list: list.title, rows }, null, 2)}\n`;
  }

  #of(list: ListDeclaration): readonly RecordRow[] {
    return this.record.rows.filter((row) => row.list === list);
  }
}

/**
 * Packs a person's record as one zip file: a page to read, each list as a table and as JSON with all versions, the history of
 * changes as a table, and the documents. Values that were cut are nowhere in it, in no version; each place says why.
 */
export async function packPersonRecord(
  record: PersonRecord,
  cuts: Cuts,
  facts: Omit<PersonPageFacts, 'notOpened' | 'leftOut' | 'inBin'>,
): Promise<Blob> {
  const zip = zipWriter(facts.madeOn.toZonedDateTime('UTC').toInstant());
  const packer = packInto(zip);
  const files = new Files(record, cuts);
  const { notOpened, inBin } = record;
  await packer.add(
    'read-me-first.html',
    personPage(record.rows, files.words, (row) => files.document(row)?.text, {
      ...facts,
      leftOut: cuts.size,
      notOpened,
      inBin,
    }),
  );
  for (const list of new Set(record.rows.map((row) => row.list))) {
    await packer.add(`tables/${list.path}.csv`, files.csv(list));
    await packer.add(`data/${list.path}.json`, files.json(list));
  }
  await packer.add('tables/history.csv', files.history());
  for (const row of record.rows) {
    const handed = files.document(row);
    if (row.file === undefined || handed === undefined || handed.cut !== undefined) continue;
    await packer.add(handed.text, await record.contentOf(row.file.path));
  }
  return zip.finish();
}
