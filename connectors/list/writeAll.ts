import type { ListDeclaration } from '@phb/schemas';
import { inBatches } from '../batch/compose.js';
import type { PartAnswer } from '../batch/parse.js';
import { sendBatch } from '../batch/sendBatch.js';
import { ConnectorError } from '../errors/connectorError.js';
import { StoppedError, UnexpectedAnswerError } from '../errors/kinds.js';
import { machineryOf } from '../session/machinery.js';
import { nextWait } from '../session/waiting.js';
import { givenUp, judgeAnswer, judgeItem, judgeLookRefusal, lookedUp, type Verdict } from './bulk/judge.js';
import { lookOf, partOf, taskOf, type Task } from './bulk/task.js';
import type { ListContext } from './context.js';
import type { Operation, Outcome, WriteOptions } from './types.js';

/** A batch whose answer was cut is sent again this often; its parts are safe to repeat. */
const mostRounds = 3;

function notSent(why: string): StoppedError {
  return new StoppedError({
    message: `not sent: ${why}`,
    sentence: `This was not sent, because ${why}. Nothing of it was saved.`,
  });
}

/** See {@link ListConnector.write}. */
export async function writeAll<L extends ListDeclaration>(
  context: ListContext<L>,
  operations: readonly Operation<L>[],
  options: WriteOptions,
): Promise<readonly Outcome[]> {
  const { site, list } = context;
  const { clock, holdBack } = machineryOf(site);
  const outcomes = new Map<number, Outcome>();
  let waiting: Task[] = [];
  let limit = Infinity;

  const settle = (task: Task, verdict: Verdict): boolean => {
    if (verdict.kind === 'done') outcomes.set(task.index, verdict.outcome);
    return verdict.kind === 'done';
  };
  const report = (): void => options.onProgress?.(outcomes.size, operations.length);
  const failAll = (tasks: readonly Task[], error: ConnectorError): void => {
    for (const task of tasks) settle(task, givenUp(task, error));
  };

  /**
   * Looks at the items of some tasks and judges by them. Tasks that are to be sent (again) are returned; those that could not be
   * looked at because the service was busy wait for their next turn.
   */
  async function look(tasks: readonly (readonly [Task, ConnectorError])[]): Promise<Task[]> {
    if (tasks.length === 0) return [];
    const answers = await sendBatch(
      site,
      tasks.map(([task]) => lookOf(context, task)),
      options.signal,
    );
    return tasks.flatMap(([task, error], index) => {
      const answer = answers[index];
      if (answer === undefined) return [task];
      if (answer.status < 300 || answer.status === 404) {
        return settle(task, judgeItem(context, task, lookedUp(list, task, answer), error)) ? [] : [task];
      }
      const verdict = judgeLookRefusal(context, task, answer, clock.now());
      if (verdict.kind === 'again') {
        holdBack(nextWait(verdict.wait, task.tries, clock.random()));
        waiting.unshift(task);
      } else settle(task, verdict);
      return [];
    });
  }

  /** Judges the answers of a run. Tasks that are to be sent again are returned, in order. */
  async function judge(run: readonly Task[], answers: readonly PartAnswer[]): Promise<Task[]> {
    const again = new Set<Task>();
    const toLook: (readonly [Task, ConnectorError])[] = [];
    let longest: number | undefined;
    run.forEach((task, index) => {
      const answer = answers[index];
      const verdict = answer ? judgeAnswer(context, task, answer, clock.now()) : undefined;
      if (verdict?.kind === 'look') toLook.push([task, verdict.error]);
      else if (verdict?.kind === 'again') {
        again.add(task);
        longest = Math.max(longest ?? 0, nextWait(verdict.wait, task.tries, clock.random()));
      } else if (verdict) settle(task, verdict);
    });
    if (longest !== undefined) holdBack(longest);
    for (const task of await look(toLook)) again.add(task);
    return run.filter((task) => again.has(task));
  }

  /** What follows when a batch as a whole was refused or lost. True if the rest may still be sent. */
  function judgeEnvelope(run: readonly Task[], error: ConnectorError): boolean {
    const isCut = error instanceof UnexpectedAnswerError && error.retryable;
    if ((error.status === 400 || error.status === 413) && run.length > 1) {
      limit = Math.ceil(run.length / 2);
      waiting.unshift(...run);
      return true;
    }
    for (const task of run) {
      task.tries += 1;
      task.unclear ||= error.unclear;
    }
    const again = isCut ? run.filter((task) => task.tries < mostRounds) : [];
    failAll(
      run.filter((task) => !again.includes(task)),
      error,
    );
    waiting.unshift(...again);
    return again.length > 0 || error.status === 400 || error.status === 413;
  }

  async function send(run: readonly Task[]): Promise<boolean> {
    let sent = run;
    try {
      const unseen = run.filter((task) => task.kind === 'recycle' && !task.looked);
      const seen = new Set(await look(unseen.map((task) => [task, notSent('it could not be looked at first')])));
      sent = run.filter((task) => !unseen.includes(task) || seen.has(task));
      if (sent.length === 0) return true;
      const answers = await sendBatch(
        site,
        sent.map((task) => partOf(context, task)),
        options.signal,
      );
      limit = Infinity;
      waiting.unshift(...(await judge(sent, answers)));
      return true;
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      return judgeEnvelope(
        sent.filter((task) => !outcomes.has(task.index)),
        error,
      );
    }
  }

  operations.forEach((operation, index) => {
    try {
      waiting.push(taskOf(context, operation, index));
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      outcomes.set(index, { ok: false, error });
    }
  });
  report();
  while (waiting.length > 0) {
    if (options.signal?.aborted) {
      failAll(waiting, notSent('you stopped before it was its turn'));
      waiting = [];
    } else {
      const [run = []] = inBatches(waiting.slice(0, Math.min(limit, 100)), (task) => partOf(context, task));
      waiting = waiting.slice(run.length);
      if (!(await send(run))) {
        failAll(waiting, notSent('what was sent before it failed'));
        waiting = [];
      }
    }
    report();
  }
  return operations.map(
    (_, index) => outcomes.get(index) ?? { ok: false, error: notSent('of a fault in this program') },
  );
}
