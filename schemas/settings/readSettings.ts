import type { Setting } from '../lists/settings.js';
import { z } from '../zod.js';
import { settingDefinitions, type Policy } from './registry.js';
import type { SettingDefinition } from './setting.js';

/** A row of Settings that could not be used, in a sentence that names the setting, the mend and what stands meanwhile. */
export interface SettingProblem {
  readonly ref: Setting['ref'];
  readonly name: string;
  readonly message: string;
}

type SettingRow = Pick<Setting, 'ref' | 'name' | 'value'>;
type AnyDefinition = SettingDefinition<unknown>;

const definitions = Object.entries<AnyDefinition>(settingDefinitions);
const keyOf = new Map(definitions.map(([key, definition]) => [definition.name, { key, definition }]));

/** The policy that stands while no row says otherwise. */
export const defaultPolicy: Policy = Object.fromEntries(
  definitions.map(([key, definition]) => [key, definition.default]),
) as unknown as Policy;

/**
 * Reads local policy from the rows of the list Settings. A row that cannot be used never stops the product:
 * its default stands, and the problem says so.
 */
export function readSettings(rows: readonly SettingRow[]): {
  readonly policy: Policy;
  readonly problems: readonly SettingProblem[];
} {
  const values: Record<string, unknown> = { ...defaultPolicy };
  const problems: SettingProblem[] = [];
  const seen = new Set<string>();
  for (const { ref, name, value } of rows) {
    const found = keyOf.get(name);
    if (!found) {
      const message = `There is no setting named ${name}. Correct the name, or delete the row.`;
      problems.push({ ref, name, message });
      continue;
    }
    const { key, definition } = found;
    if (seen.has(name)) {
      const message = `${name} is set more than once, and the first row is used. Delete the others.`;
      problems.push({ ref, name, message });
      continue;
    }
    seen.add(name);
    const read = z.safeParse(definition.schema, value);
    if (read.success) values[key] = read.data;
    else problems.push({ ref, name, message: brokenMessage(definition, value) });
  }
  return { policy: values as unknown as Policy, problems };
}

function brokenMessage(definition: AnyDefinition, value: string): string {
  const limit = definition.limitedBy ? ` ${definition.limitedBy}` : '';
  const meanwhile = `Until then ${definition.show(definition.default)} is used.`;
  return `${definition.name} holds “${value}”. Write ${definition.expects}.${limit} ${meanwhile}`;
}
