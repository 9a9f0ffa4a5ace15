import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

import { folded } from '../query/text-case.js';
import { applicationId, createTables, schemaVersion } from './schema.js';
import type { Row } from './rows.js';
import { integer } from './rows.js';

/** The data folder cannot be used. The message is one sentence for the person who started the service. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
}

const fileName = 'sharepoint.sqlite';
const statementLimit = 1_000;
/** SQLite's result codes. */
const sqlite = { busy: 5, locked: 6, corrupt: 11, full: 13, constraint: 19, notADatabase: 26 } as const;

/** A bounded cache of prepared statements: the least recently used goes first. */
class Statements {
  readonly #prepared = new Map<string, StatementSync>();
  constructor(
    readonly database: DatabaseSync,
    readonly asArrays: boolean,
  ) {}

  get(sql: string): StatementSync {
    const known = this.#prepared.get(sql);
    if (known !== undefined) {
      // Which was used last matters only when one must go soon.
      if (this.#prepared.size > statementLimit / 2) {
        this.#prepared.delete(sql);
        this.#prepared.set(sql, known);
      }
      return known;
    }
    const statement = this.database.prepare(sql);
    if (this.asArrays) statement.setReturnArrays(true);
    this.#prepared.set(sql, statement);
    if (this.#prepared.size > statementLimit) {
      const oldest = this.#prepared.keys().next();
      if (oldest.done !== true) this.#prepared.delete(oldest.value);
    }
    return statement;
  }

  clear(): void {
    this.#prepared.clear();
  }
}

/** One SQLite file, opened by this process alone. Everything is synchronous; one transaction at a time. */
export class Database {
  readonly #database: DatabaseSync;
  readonly #objects: Statements;
  readonly #arrays: Statements;
  readonly #afterRollback: (() => void)[] = [];
  #depth = 0;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#objects = new Statements(database, false);
    this.#arrays = new Statements(database, true);
  }

  /** First row, or undefined. */
  get(sql: string, ...parameters: SQLInputValue[]): Row | undefined {
    return this.#objects.get(sql).get(...parameters);
  }

  /** All rows. */
  all(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.#objects.get(sql).all(...parameters);
  }

  /** All rows, each an array in column order: the fast way for pages of items. */
  rows(sql: string, parameters: readonly SQLInputValue[]): SQLOutputValue[][] {
    const result: unknown = this.#arrays.get(sql).all(...parameters);
    return isArrayOfArrays(result) ? result : [];
  }

  /** Runs a statement; answers how many rows changed and the last row id. */
  run(sql: string, ...parameters: SQLInputValue[]): { changes: number; id: number } {
    const result = this.#objects.get(sql).run(...parameters);
    return { changes: Number(result.changes), id: Number(result.lastInsertRowid) };
  }

  /** Statements without parameters, not kept: tables, columns, indexes. */
  define(sql: string): void {
    this.#database.exec(sql);
  }

  /**
   * Runs the work as one transaction: all of it is stored, or (if it throws) nothing. Inside another transaction it
   * joins that one.
   */
  transaction<T>(work: () => T): T {
    if (this.#depth > 0) return work();
    this.#objects.get('BEGIN IMMEDIATE').run();
    this.#depth = 1;
    try {
      const result = work();
      this.#objects.get('COMMIT').run();
      this.#depth = 0;
      return result;
    } catch (error) {
      this.#depth = 0;
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      for (const listener of this.#afterRollback) listener();
      throw error;
    }
  }

  /** What is kept in memory beside the file must be dropped after a rollback. */
  onRollback(listener: () => void): void {
    this.#afterRollback.push(listener);
  }

  close(): void {
    this.#objects.clear();
    this.#arrays.clear();
    this.#database.close();
  }
}

function isArrayOfArrays(value: unknown): value is SQLOutputValue[][] {
  return Array.isArray(value);
}

function sqliteCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

/** True if a statement failed because a unique index (or another constraint) forbids the row. */
export function isConstraint(error: unknown): boolean {
  return sqliteCode(error) === sqlite.constraint;
}

/** True if a statement failed because the disk is full. Nothing of its transaction is stored. */
export function isFull(error: unknown): boolean {
  return sqliteCode(error) === sqlite.full;
}

/** The column whose unique index forbade a row, as SQLite names it in its message. */
export function constrainedColumn(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('message' in error)) return undefined;
  return /\.(\w+)$/.exec(String(error.message))?.[1];
}

/**
 * Opens (or creates) the data file in a folder, or a database in memory for `:memory:`.
 *
 * WAL with `synchronous=NORMAL`: a commit is in the operating system's hands before it is answered, so it survives the
 * process being killed. Locking is exclusive: the file belongs to one process, and a lock ends with its process.
 *
 * @throws DataFolderError if the folder cannot be used, the file is damaged or foreign, or another process has it.
 */
export function openDatabase(folder: string): Database {
  const inMemory = folder === ':memory:';
  if (!inMemory) prepareFolder(folder);
  const file = inMemory ? ':memory:' : path.join(folder, fileName);
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(file);
    connection.function('folded', { deterministic: true }, (text) => (typeof text === 'string' ? folded(text) : text));
    connection.function('encoded_path', { deterministic: true }, (path) =>
      encodeURIComponent(String(path)).replaceAll('%2F', '/'),
    );
    connection.exec('PRAGMA locking_mode = EXCLUSIVE');
    connection.exec('PRAGMA busy_timeout = 0');
    connection.exec('PRAGMA journal_mode = WAL');
    connection.exec('PRAGMA synchronous = NORMAL');
    // A checkpoint waits for the disk: with SQLite's 1,000 pages a bulk load spends a quarter of its time there.
    connection.exec('PRAGMA wal_autocheckpoint = 8000');
    connection.exec('PRAGMA cache_size = -16384');
    connection.exec('PRAGMA temp_store = MEMORY');
    connection.exec('BEGIN EXCLUSIVE; COMMIT');
    checkOrCreate(connection, file);
    return new Database(connection);
  } catch (error) {
    connection?.close();
    if (error instanceof DataFolderError) throw error;
    throw new DataFolderError(explain(error, file), { cause: error });
  }
}

function prepareFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) {
      throw new DataFolderError(`The data folder ${folder} is a file; name a folder instead.`);
    }
    return;
  }
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new DataFolderError(`The data folder ${folder} cannot be made.`, { cause: error });
  }
}

function damaged(file: string): string {
  return `The data file ${file} is damaged and cannot be read; restore a copy or use another data folder.`;
}

function explain(error: unknown, file: string): string {
  const code = sqliteCode(error);
  if (code === sqlite.busy || code === sqlite.locked) {
    return `The data file ${file} is open in another process; stop that one or use another data folder.`;
  }
  if (code === sqlite.corrupt || code === sqlite.notADatabase) return damaged(file);
  return `The data file ${file} cannot be opened.`;
}

function pragma(connection: DatabaseSync, name: string): number {
  const row = connection.prepare(`PRAGMA ${name}`).get();
  return row === undefined ? 0 : integer(row, name);
}

function checkOrCreate(connection: DatabaseSync, file: string): void {
  const tables = connection.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
  const isEmpty = tables === undefined || integer(tables, 'n') === 0;
  if (isEmpty) {
    connection.exec('BEGIN IMMEDIATE');
    createTables(connection);
    connection.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${schemaVersion}; COMMIT`);
    return;
  }
  if (pragma(connection, 'application_id') !== applicationId) {
    throw new DataFolderError(`The data file ${file} was written by another program; use another data folder.`);
  }
  if (pragma(connection, 'user_version') !== schemaVersion) {
    throw new DataFolderError(
      `The data file ${file} was written by another version of this service; delete it to begin again, or use another data folder.`,
    );
  }
  const check = connection.prepare('PRAGMA quick_check(1)').get();
  if (check === undefined || check['quick_check'] !== 'ok') {
    throw new DataFolderError(damaged(file));
  }
}
