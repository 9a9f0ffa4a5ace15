import * as React from 'react';
import { ConflictError, type ListPermissions } from '@phb/connectors';
import {
  actions,
  milestones,
  type Action,
  type Changes,
  type ListDeclaration,
  type Milestone,
  type RowOf,
  type Stored,
} from '@phb/schemas';
import { Temporal } from 'temporal-polyfill';
import { sentenceOf, useData, useLoad, useShowMessage, type Load } from '../../kit/index.js';

/** The action plan as the lists hold it. */
export interface PlanRows {
  readonly actions: readonly Stored<Action>[];
  readonly milestones: readonly Stored<Milestone>[];
  /** Titles of rows that do not read as declared. */
  readonly unreadable: readonly string[];
  readonly readAt: Temporal.Instant;
  /** What this person may do: a visitor of the site reads the plan and is offered no button. */
  readonly may: { readonly add: boolean; readonly edit: boolean };
}

/** Reads the tasks by their numbers, and their milestones. */
export function usePlanRows(): Load<PlanRows> {
  const data = useData();
  const known = React.useRef<Promise<ListPermissions> | undefined>(undefined);
  const ask = React.useCallback(
    async (signal: AbortSignal): Promise<PlanRows> => {
      // Asked once: they seldom change while a page is open, and the service holds the line anyway.
      const rights = (): Promise<ListPermissions> => {
        known.current ??= data.permissions(actions).catch((error: unknown) => {
          known.current = undefined;
          throw error;
        });
        return known.current;
      };
      const [tasks, steps, may] = await Promise.all([
        data.list(actions).all({ orderBy: { column: 'number' } }, signal),
        data.list(milestones).all({ orderBy: { column: 'dueOn' } }, signal),
        rights(),
      ]);
      return {
        actions: tasks.rows,
        milestones: steps.rows,
        readAt: Temporal.Now.instant(),
        may: { add: may.add, edit: may.edit },
        unreadable: [...tasks.unreadable, ...steps.unreadable].map((row) =>
          row.title === '' ? `item ${row.id}` : row.title,
        ),
      };
    },
    [data],
  );
  return useLoad(ask);
}

/** One small change that can be taken back. */
export interface PlanChange<L extends ListDeclaration> {
  readonly list: L;
  readonly stored: Stored<RowOf<L>>;
  readonly changes: Changes<L>;
  /** The same columns as they were. */
  readonly back: Changes<L>;
  /** What was done, as a sentence: "Task 4 is marked complete." */
  readonly done: string;
  /** What was not done, when it fails: "Task 4 was not marked complete." */
  readonly notDone: string;
}

export interface PlanSaving {
  /** References of rows that are being saved. */
  readonly saving: ReadonlySet<string>;
  readonly save: <L extends ListDeclaration>(change: PlanChange<L>) => void;
}

/** Saves small changes at once, says so, and offers to undo. Somebody else's change is never overwritten. */
export function usePlanSaving(reload: () => void): PlanSaving {
  const data = useData();
  const show = useShowMessage();
  const [saving, setSaving] = React.useState<ReadonlySet<string>>(new Set());

  const save = <L extends ListDeclaration>(change: PlanChange<L>): void => {
    const connector = data.list(change.list);
    const ref = String(change.stored.id);
    const failed = (error: unknown): void => {
      if (error instanceof ConflictError) {
        reload();
        show({
          kind: 'error',
          text: `${change.notDone} Somebody else changed it meanwhile. Their version is shown now: look at it, then try again.`,
        });
      } else show({ kind: 'error', text: `${change.notDone} ${sentenceOf(error)}` });
    };
    setSaving((before) => new Set(before).add(ref));
    connector
      .update(change.stored, change.changes)
      .then((etag) => {
        reload();
        show({
          kind: 'success',
          text: change.done,
          action: {
            label: 'Undo',
            onAct: () => {
              connector.update({ ...change.stored, ...change.changes, etag }, change.back).then(() => {
                reload();
                show({ kind: 'info', text: 'Undone.' });
              }, failed);
            },
          },
        });
      }, failed)
      .finally(() =>
        setSaving((before) => {
          const after = new Set(before);
          after.delete(ref);
          return after;
        }),
      );
  };
  return { saving, save };
}
