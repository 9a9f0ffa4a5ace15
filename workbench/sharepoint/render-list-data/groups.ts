import type { SQLOutputValue } from 'node:sqlite';

import type { CamlColumns } from '../caml/columns.js';
import type { Aggregation, CamlView } from '../caml/view.js';
import { invalidCaml } from '../errors/errors.js';
import { asText } from '../display/formats.js';
import { localeOf, storedNumberText } from '../display/locale.js';
import type { Shown, ShownField } from '../display/shown-field.js';
import { shownField } from '../display/shown-field.js';
import type { Call } from '../http/call.js';
import type { QueryColumns } from '../items/columns.js';
import type { JsonObject } from '../json.js';
import type { List } from '../lists/list.js';
import type { SqlCondition } from '../query/sql.js';

/** Groups that one answer tells at most. */
const maximumGroups = 5_000;

/** One total of a view: what is worked out in SQL, and under which key its text is answered. */
interface Total {
  readonly key: string;
  /** One or more SQL expressions. */
  readonly sql: readonly string[];
  text(values: readonly SQLOutputValue[]): string;
}

/** A group of rows: its values, how many rows it has, its totals, and one row that stands for it. */
export interface Group {
  readonly keys: readonly SQLOutputValue[];
  readonly count: number;
  readonly totals: readonly string[];
  readonly firstId: number;
}

/** What a view adds up, and how its rows are grouped. */
export class Grouping {
  readonly #totals: readonly Total[];
  /** SQL expressions of the fields that are grouped by. */
  readonly keySql: readonly string[];

  constructor(
    private readonly call: Call,
    private readonly list: List,
    private readonly columns: QueryColumns,
    caml: CamlColumns,
    private readonly view: CamlView,
  ) {
    this.keySql = view.groups.map((group) => caml.find(caml.field(group.field).path).sql);
    this.#totals = view.aggregations.map((each) => this.#total(each));
  }

  /** Totals of all rows, as keys of a row: `qty.SUM`. */
  totals(rows: SqlCondition): JsonObject {
    if (this.#totals.length === 0) return {};
    const [values = []] = this.#read(rows, [], '');
    return this.#texts(values, '');
  }

  /** The groups of the first level, or of both, in order. */
  groups(rows: SqlCondition, levels: number): Group[] {
    const keys = this.keySql.slice(0, levels);
    const order = keys.map((sql, index) => `${sql} ${this.view.groups[index]?.descending === true ? 'DESC' : 'ASC'}`);
    const tail = `GROUP BY ${keys.join(', ')} ORDER BY ${order.join(', ')} LIMIT ${maximumGroups}`;
    return this.#read(rows, ['min(i.id)', 'count(*)', ...keys], tail).map((values) => ({
      firstId: Number(values[0]),
      count: Number(values[1]),
      keys: values.slice(2, 2 + keys.length),
      totals: this.#totalTexts(values.slice(2 + keys.length)),
    }));
  }

  /** The keys of a group's totals: `qty.SUM.agg`, on the second level `qty.SUM.agg2`. */
  groupTotals(group: Group, level: number): JsonObject {
    return Object.fromEntries(
      this.#totals.map((total, index) => [`${total.key}.agg${level === 0 ? '' : '2'}`, group.totals[index] ?? '']),
    );
  }

  #read(rows: SqlCondition, first: readonly string[], tail: string): SQLOutputValue[][] {
    const expressions = [...first, ...this.#totals.flatMap((total) => total.sql)];
    const sql = `SELECT ${expressions.join(', ')} FROM ${this.list.table} i ${this.columns.joins} WHERE ${rows.sql} ${tail}`;
    return this.call.service.database.rows(sql, rows.parameters);
  }

  #texts(values: readonly SQLOutputValue[], suffix: string): JsonObject {
    const texts = this.#totalTexts(values);
    return Object.fromEntries(this.#totals.map((total, index) => [`${total.key}${suffix}`, texts[index] ?? '']));
  }

  #totalTexts(values: readonly SQLOutputValue[]): string[] {
    let at = 0;
    return this.#totals.map((total) => {
      const own = values.slice(at, at + total.sql.length);
      at += total.sql.length;
      return total.text(own);
    });
  }

  #total({ name, type }: Aggregation): Total {
    const field = shownField(this.call, this.list, this.columns, name);
    if (field === undefined) throw invalidCaml(`The field ${name} of an aggregation does not exist.`);
    const { form } = field.field.kind;
    const isReference = ['lookup', 'lookups', 'user', 'users'].includes(form);
    const sql = isReference ? `i.${field.field.column}` : field.sql;
    const key = `${name}.${type}`;
    const number = (value: number): Shown => ({ is: 'number', number: value });
    const shown = (value: SQLOutputValue | undefined) => this.#shown(field, value);
    switch (type) {
      case 'COUNT':
        return { key, sql: [`count(${sql})`], text: ([count]) => String(count) };
      case 'SUM':
      case 'AVG':
      case 'AVERAGE': {
        const work = type === 'SUM' ? 'sum' : 'avg';
        return { key, sql: [`${work}(${sql})`], text: ([value]) => shown(value) };
      }
      case 'MAX':
      case 'MIN':
        return { key, sql: [`${type.toLowerCase()}(${sql})`], text: ([value]) => shown(value) };
      case 'STDEV':
      case 'VAR':
        return {
          key,
          sql: [`count(${sql})`, `sum(${sql})`, `sum(${sql} * ${sql})`],
          text: ([count, sum, squares]) => {
            const variance = sampleVariance(Number(count), Number(sum), Number(squares));
            if (variance === undefined) return '';
            return asText(localeOf(this.call), field, number(type === 'VAR' ? variance : Math.sqrt(variance)));
          },
        };
      default:
        throw invalidCaml(`The aggregation ${type} is not known.`);
    }
  }

  #shown(field: ShownField, value: SQLOutputValue | undefined): string {
    if (value === null || value === undefined) return '';
    const shown: Shown = typeof value === 'number' ? { is: 'number', number: value } : field.read(value);
    return asText(localeOf(this.call), field, shown);
  }
}

function sampleVariance(count: number, sum: number, squares: number): number | undefined {
  return count < 2 ? undefined : Math.max(0, (squares - (sum * sum) / count) / (count - 1));
}

/** The value of a group as addresses carry it: `%3B%23Open%3B%23`. */
function encodedGroup(values: readonly SQLOutputValue[]): string {
  const texts = values.map((value) => {
    if (typeof value === 'number') return storedNumberText(value);
    return typeof value === 'string' ? value : '';
  });
  return encodeURIComponent(`;#${texts.join(';#')};#`).replaceAll('.', '%2E');
}

/** Gives each row the keys that tell its group: value, number of rows, whether it is the group's first row. */
export class GroupMarks {
  readonly #counts: readonly Map<string, Group>[];
  #last: readonly string[] = [];
  readonly #indexes = [0, 0];

  constructor(
    private readonly view: CamlView,
    private readonly grouping: Grouping,
    rows: SqlCondition,
  ) {
    this.#counts = view.groups
      .slice(0, 2)
      .map((_group, level) => new Map(grouping.groups(rows, level + 1).map((each) => [keyOf(each.keys), each])));
  }

  /** The keys for the next row of the page. */
  next(values: readonly SQLOutputValue[]): JsonObject {
    const result: JsonObject = {};
    let isNewAbove = false;
    this.view.groups.slice(0, 2).forEach((group, level) => {
      const name = group.field.name ?? '';
      const path = values.slice(0, level + 1);
      const key = keyOf(path);
      const isNew = isNewAbove || this.#last[level] !== key;
      if (isNew) this.#indexes[level] = isNewAbove && level > 0 ? 1 : (this.#indexes[level] ?? 0) + 1;
      const known = this.#counts[level]?.get(key);
      const suffix = level === 0 ? '' : '2';
      result[`${name}.urlencoded`] = encodedGroup(path);
      result[`${name}.COUNT.group${suffix}`] = String(known?.count ?? 0);
      result[`${name}.newgroup`] = isNew ? '1' : '';
      result[`${name}.groupindex${suffix}`] = `${this.#indexes[level] ?? 1}_`;
      if (known !== undefined) Object.assign(result, this.grouping.groupTotals(known, level));
      isNewAbove = isNew;
    });
    this.#last = values.map((_value, index) => keyOf(values.slice(0, index + 1)));
    return result;
  }
}

/** Texts that the data file groups together are one key: A to Z without case. */
function keyOf(values: readonly SQLOutputValue[]): string {
  return JSON.stringify(values.map((value) => (typeof value === 'string' ? value.toLowerCase() : String(value))));
}
