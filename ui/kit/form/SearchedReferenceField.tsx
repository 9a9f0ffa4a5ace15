import * as React from 'react';
import { Combobox, Field, Option } from '@fluentui/react-components';
import { readReference } from '@phb/schemas';
import { sentenceOf } from '../sentence.js';
import { useComboboxStyles } from './comboboxStyles.js';
import type { ReferenceOption } from './references.js';
import { mostOffered, useReferenceName } from './referenceSearch.js';
import type { ReferenceSearch } from './referenceSearch.js';

interface SearchedReferenceFieldProps {
  readonly label: string;
  readonly description: string | undefined;
  readonly required: boolean;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly prefix: string;
  readonly search: ReferenceSearch;
  /** The chosen reference, or what was typed in place of one; empty if there is none. */
  readonly value: string;
  readonly onChange: (ref: string) => void;
}

/** Fewer letters would find half the register. */
const fewestLetters = 2;
/** Somebody who types is waited for this long, in milliseconds, before the service is asked. */
const pause = 250;

type Found =
  | { readonly options: readonly ReferenceOption[] }
  | { readonly sentence: string }
  | { readonly asking: true }
  | undefined;

/** What the service finds for what is typed. Answers that came too late are passed over. */
function useFound(search: ReferenceSearch, typed: string | undefined): Found {
  const [found, setFound] = React.useState<Found>(undefined);
  const text = typed?.trim() ?? '';
  React.useEffect(() => {
    setFound(text.length < fewestLetters ? undefined : { asking: true });
    if (text.length < fewestLetters) return undefined;
    let over = false;
    const timer = setTimeout(() => {
      void search
        .find(text)
        .then((options) => ({ options }))
        .catch((error: unknown) => ({ sentence: sentenceOf(error) }))
        .then((answer) => {
          if (!over) setFound(answer);
        });
    }, pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [search, text]);
  return found;
}

/**
 * A row of a long list, found by the service from what is typed: a name or a number. A whole reference may be typed too. What
 * is typed and names nothing is put back when the field is left.
 */
export function SearchedReferenceField(props: SearchedReferenceFieldProps): JSX.Element {
  const { prefix, search, value, onChange } = props;
  const styles = useComboboxStyles();
  /** Undefined while nobody types: the field then shows what is chosen. */
  const [typed, setTyped] = React.useState<string | undefined>(undefined);
  const [open, setOpen] = React.useState(false);
  const found = useFound(search, typed);
  const name = useReferenceName(search, value);
  const options = found !== undefined && 'options' in found ? found.options : [];
  const type = (text: string): void => {
    setTyped(text);
    // Fluent opens on keys: what is pasted with the mouse has matches too.
    setOpen(true);
    const whole = readReference(prefix, text);
    if (whole !== undefined) onChange(whole);
  };
  const leave = (): void => {
    if (typed?.trim() === '') onChange('');
    setTyped(undefined);
  };
  const word = wordFor(found);
  const hint = [props.description, search.hint].filter((text) => text !== undefined).join(' ');
  return (
    <Field label={props.label} hint={hint} required={props.required} validationMessage={props.problem}>
      <Combobox
        className={styles.box}
        input={{ className: styles.input }}
        inlinePopup
        listbox={{ className: styles.options }}
        autoComplete="off"
        disabled={props.disabled}
        open={open}
        onOpenChange={(_, data) => setOpen(data.open)}
        value={typed ?? name ?? value}
        selectedOptions={value === '' ? [] : [value]}
        onChange={(event) => type(event.target.value)}
        onOptionSelect={(_, { optionValue }) => {
          // Without a value it is Fluent's own: it unchooses as soon as what is typed begins no option.
          if (optionValue === undefined) return;
          setTyped(undefined);
          onChange(optionValue);
        }}
        onBlur={leave}
      >
        {options.map((option) => (
          <Option key={option.ref} value={option.ref} text={option.name}>
            {option.name}
          </Option>
        ))}
        {word === undefined ? null : (
          <Option disabled text="none">
            {word}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

/** What stands below the matches: why there are none, or no more. */
function wordFor(found: Found): string | undefined {
  if (found === undefined) return `Type at least ${fewestLetters} letters`;
  if ('asking' in found) return 'Looking';
  if ('sentence' in found) return found.sentence;
  if (found.options.length === 0) return 'Nothing was found';
  return found.options.length < mostOffered ? undefined : 'There may be more: type more of the name';
}
