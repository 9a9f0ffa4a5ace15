import {
  monthsInWords,
  personalHealthBudgets,
  reviewClockRegistry,
  settingDefinitions,
  type Months,
  type SettingDefinition,
} from '@phb/schemas';
import { code, page, plain, table } from './markdown.js';

/** The settings that a row may hold, for the page of the list Settings. */
export function settingsSection(): string {
  const rows = Object.values<SettingDefinition<unknown>>(settingDefinitions).map((setting) => [
    code(setting.name),
    plain(setting.meaning),
    plain(setting.expects),
    plain(setting.show(setting.default)),
    plain(setting.limitedBy ?? ''),
  ]);
  return page([
    '## The settings',
    'A setting without a row has its default. A row that cannot be read leaves the default standing, and the web parts say how to mend it.',
    table(['Setting', 'What it means', 'What to write', 'Default', 'Limits set by'], rows),
  ]).trimEnd();
}

/** The duties to review, for the page of the list Reviews. */
export function reviewClockSection(): string {
  const rows = reviewClockRegistry.map((clock) => [
    code(clock.id),
    plain(clock.appliesInWords),
    plain(
      `${monthsOf(clock.first.within)} from “${personalHealthBudgets.columns[clock.first.after].label}”${
        clock.first.firstDayCounts ? ', first day counted' : ''
      }`,
    ),
    plain(monthsOf(clock.then)),
    plain(clock.confidence),
    plain(clock.source),
  ]);
  return page([
    '## The clocks',
    'The earliest date of all clocks that run for a case is when its review is due. A review answers only the clocks it names; the next period counts from the day it was done. A one-off budget is reviewed once by local clocks.',
    table(['Clock', 'Runs for', 'First review within', 'Then every', 'Set by', 'Source'], rows),
  ]).trimEnd();
}

function monthsOf(months: Months): string {
  return typeof months === 'number' ? monthsInWords(months) : `months in ${settingDefinitions[months.setting].name}`;
}
