import type { ColumnCodec } from '../../kernel/codec.js';
import type { ListDeclaration } from '../../kernel/list.js';
import { portableCodecs } from '../../kernel/portable.js';
import { z } from '../../zod.js';
import type { ImportOperation } from './importPlan.js';
import type { AnyRow } from './rowIndex.js';

/** Thrown when the plan of an import cannot be used: changed by hand, or of another version. Nothing was written by it. */
export class ImportPlanError extends Error {
  override readonly name = 'ImportPlanError';
  /** For the person. */
  readonly sentence = 'The plan of this import cannot be read, so it can be neither continued nor undone from here.';
}

const wireRow = z.record(z.string(), z.unknown());
const operationBase = { list: z.string(), ref: z.string(), row: z.int(), needs: z.array(z.string()) };
const planFile = z.object({
  version: z.literal(1),
  operations: z.array(
    z.discriminatedUnion('kind', [
      z.object({ ...operationBase, kind: z.literal('add'), values: wireRow }),
      z.object({ ...operationBase, kind: z.literal('change'), before: wireRow, after: wireRow }),
    ]),
  ),
});

type Codecs = ReadonlyMap<string, ColumnCodec>;

function codecsOf(lists: readonly ListDeclaration[]): ReadonlyMap<string, Codecs> {
  return new Map(lists.map((list) => [list.title, portableCodecs(list)]));
}

function codecOf(codecs: ReadonlyMap<string, Codecs>, list: string, name: string): ColumnCodec {
  const codec = codecs.get(list)?.get(name);
  if (!codec) throw new ImportPlanError(`the plan names ${list}.${name}, which is not declared`);
  return codec;
}

/**
 * Writes the operations of a plan as JSON, to be kept before anything is written: it is what continues an import that was
 * interrupted, and what undoes it. It holds personal data and stays in the register's site.
 */
export function writePlan(lists: readonly ListDeclaration[], operations: readonly ImportOperation[]): string {
  const codecs = codecsOf(lists);
  const wire = (list: string, row: AnyRow): Record<string, unknown> =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, codecOf(codecs, list, name).write(value)]));
  return JSON.stringify({
    version: 1,
    operations: operations.map((operation) =>
      operation.kind === 'add'
        ? { ...operation, values: wire(operation.list, operation.values) }
        : {
            ...operation,
            before: wire(operation.list, operation.before),
            after: wire(operation.list, operation.after),
          },
    ),
  });
}

/** Reads the operations of a plan. @throws ImportPlanError */
export function readPlan(lists: readonly ListDeclaration[], json: string): readonly ImportOperation[] {
  const codecs = codecsOf(lists);
  const row = (list: string, wire: AnyRow): AnyRow =>
    Object.fromEntries(
      Object.entries(wire).map(([name, value]) => {
        const codec = codecOf(codecs, list, name);
        // What a column must not be is judged when it is written; here it may have been empty before.
        const read = value === null ? { value: null } : codec.read(value);
        if ('problem' in read) throw new ImportPlanError(`${list}.${name} in the plan cannot be read`);
        return [name, read.value];
      }),
    );
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (cause) {
    throw new ImportPlanError('the plan is not JSON', { cause });
  }
  const parsed = z.safeParse(planFile, data);
  if (!parsed.success) throw new ImportPlanError('the plan has another form', { cause: parsed.error });
  return parsed.data.operations.map((operation): ImportOperation =>
    operation.kind === 'add'
      ? { ...operation, values: row(operation.list, operation.values) }
      : { ...operation, before: row(operation.list, operation.before), after: row(operation.list, operation.after) },
  );
}
