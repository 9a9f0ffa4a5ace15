import * as React from 'react';

/** A row that another row can refer to, by the name that a person knows it by. */
export interface ReferenceOption {
  readonly ref: string;
  readonly name: string;
}

/** The rows that reference columns can name, by the prefix of their references: ORG, BL. */
export type ReferenceOptions = Readonly<Record<string, readonly ReferenceOption[]>>;

const ReferencesContext = React.createContext<ReferenceOptions>({});

/** Around a form or table whose reference columns are to be shown and chosen by name. */
export const ReferencesProvider = ReferencesContext.Provider;

/** The rows that a reference column can name. Undefined where they were not read: the reference itself is then typed. */
export function useReferenceOptions(prefix: string): readonly ReferenceOption[] | undefined {
  return React.useContext(ReferencesContext)[prefix];
}

/** The name of what a reference names; the reference itself if its row is not among those that were read. */
export function referenceName(options: ReferenceOptions, ref: string): string {
  const [prefix = ''] = ref.split('-');
  return options[prefix]?.find((one) => one.ref === ref)?.name ?? ref;
}

interface AddReferenceProps {
  /** What was typed in the field and named nothing. */
  readonly typed: string;
  readonly onAdded: (option: ReferenceOption) => void;
  readonly onCancel: () => void;
}

/** The way to add a row that a reference column can name, from where it is named. */
export interface AddReference {
  /** What the button says: "Add an organisation". */
  readonly label: string;
  /** The question that adds it, over the form that names it. */
  readonly Dialog: React.ComponentType<AddReferenceProps>;
  /** The row is added: it is among the options from now on. */
  readonly onAdded: (option: ReferenceOption) => void;
}

const AddReferencesContext = React.createContext<Readonly<Record<string, AddReference>>>({});

/** Around a form whose reference columns may name rows that are still to be added, by the prefix of their references. */
export const AddReferencesProvider = AddReferencesContext.Provider;

/** How a row of a prefix is added where it is named. Undefined where this person may not, or it is not done there. */
export function useAddReference(prefix: string): AddReference | undefined {
  return React.useContext(AddReferencesContext)[prefix];
}
