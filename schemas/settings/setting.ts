import { z } from '../zod.js';

/** One setting of local policy: what it means, what it may hold, and what stands until somebody changes it. */
export interface SettingDefinition<V> {
  /** The name of its row in the list Settings. */
  readonly name: string;
  readonly meaning: string;
  readonly default: V;
  /** What may be written, in words that finish "Write …": "a whole number of months from 1 to 24, such as 3". */
  readonly expects: string;
  /** The law or national rule behind the limits, where there is one. */
  readonly limitedBy?: string;
  /** Turns the text of the row into the value. */
  readonly schema: z.ZodMiniType<V, string>;
  /** Shows a value as a person reads it: 3 months. A method, so that settings of any type can stand in one registry. */
  show(value: V): string;
}

interface Described {
  readonly name: string;
  readonly meaning: string;
  readonly limitedBy?: string;
}

/** A whole number within limits, with its unit in words: months, weeks, people. */
export function wholeNumberSetting(
  options: Described & {
    readonly default: number;
    readonly min: number;
    readonly max: number;
    readonly unit: readonly [one: string, many: string];
  },
): SettingDefinition<number> {
  const { min, max, unit, ...described } = options;
  return {
    ...described,
    expects: `a whole number of ${unit[1]} from ${min} to ${max}, such as ${options.default}`,
    schema: z.pipe(
      z.pipe(z.string().check(z.trim(), z.regex(/^\d{1,8}$/)), z.transform(Number)),
      z.int().check(z.minimum(min), z.maximum(max)),
    ),
    show: (value) => `${value} ${value === 1 ? unit[0] : unit[1]}`,
  };
}

/** A short text. */
export function textSetting(
  options: Described & { readonly default: string; readonly maxLength: number; readonly example: string },
): SettingDefinition<string> {
  const { maxLength, example, ...described } = options;
  return {
    ...described,
    expects: `at most ${maxLength} characters, such as ${example}`,
    schema: z.string().check(z.trim(), z.minLength(1), z.maxLength(maxLength)),
    show: (value) => (value === '' ? 'nothing' : value),
  };
}

/** One of a few words. Capitals do not matter. */
export function choiceSetting<const C extends string>(
  options: Described & { readonly default: NoInfer<C>; readonly choices: readonly C[] },
): SettingDefinition<C> {
  const { choices, ...described } = options;
  return {
    ...described,
    expects: choices.join(' or '),
    schema: z.pipe(
      z.string(),
      z.transform((text: string, context) => {
        const found = choices.find((choice) => choice.toLowerCase() === text.trim().toLowerCase());
        if (found !== undefined) return found;
        context.issues.push({ code: 'custom', message: choices.join(' or '), input: text });
        return z.NEVER;
      }),
    ),
    show: (value) => value,
  };
}
