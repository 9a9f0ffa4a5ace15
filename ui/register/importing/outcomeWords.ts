import type { ExportTable, ImportOutcome, ImportReport } from '@phb/connectors';
import { counted, showNumber } from '@phb/schemas';

const kindWords: Readonly<Record<ImportOutcome['kind'], string>> = {
  written: 'Written',
  done: 'Written before',
  left: 'Left as it stands',
  refused: 'Refused',
  'not sent': 'Not sent yet',
};

/** What became of one write, in words. */
export function outcomeInWords({ kind }: ImportOutcome): string {
  return kindWords[kind];
}

/** The writes that are not in the register as the file has them. */
export function notWritten({ outcomes }: ImportReport): readonly ImportOutcome[] {
  return outcomes.filter(({ kind }) => kind !== 'written' && kind !== 'done');
}

/** What a run came to, in a sentence. */
export function reportInWords(report: ImportReport, undone: boolean): string {
  const { outcomes, complete, interruption } = report;
  const left = notWritten(report);
  const waiting = left.filter(({ kind }) => kind === 'not sent').length;
  const done = outcomes.length - left.length;
  const verb = undone ? 'taken back' : 'written';
  if (!complete)
    return `${interruption ?? 'It stopped.'} ${counted(done, 'row was', 'rows were')} ${verb}, ${counted(waiting, 'row waits', 'rows wait')}.`;
  if (left.length === 0) return `Finished: ${counted(done, 'row was', 'rows were')} ${verb}.`;
  return `Finished: ${counted(done, 'row was', 'rows were')} ${verb}, ${counted(left.length, 'row was', 'rows were')} not.`;
}

/** One line for each write of a run, to take away. It holds references, and no values. */
export function outcomesTable({ outcomes }: ImportReport): ExportTable {
  return {
    title: 'What became of each row',
    about: [`Writes: ${showNumber(outcomes.length)}`],
    columns: ['Row of the file', 'List', 'Reference', 'What it was', 'What became of it', 'Why'].map((heading) => ({
      heading,
      kind: 'text' as const,
    })),
    rows: outcomes.map((outcome) => [
      String(outcome.operation.row),
      outcome.operation.list,
      outcome.operation.ref,
      outcome.operation.kind === 'add' ? 'New row' : 'Change',
      outcomeInWords(outcome),
      outcome.sentence ?? '',
    ]),
  };
}
