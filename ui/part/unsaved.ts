import * as React from 'react';

/** A form that holds something unsaved. */
interface UnsavedForm {
  /** Asks in the form's own words, and goes on unless the person stays. */
  readonly leave: (go: () => void) => void;
}

/** Which forms of a part hold something that is not saved. The host may ask before it takes the part away. */
export interface UnsavedRegistry {
  readonly any: () => boolean;
  /** Goes on at once, or after each form has asked and the person let it go. */
  readonly leave: (go: () => void) => void;
  readonly add: (form: UnsavedForm) => void;
  readonly remove: (form: UnsavedForm) => void;
}

export function unsavedRegistry(): UnsavedRegistry {
  const forms = new Set<UnsavedForm>();
  return {
    any: () => forms.size > 0,
    leave: (go) => {
      const askNext = ([form, ...others]: readonly UnsavedForm[]): void => {
        if (form === undefined) go();
        else form.leave(() => askNext(others));
      };
      askNext([...forms]);
    },
    add: (form) => void forms.add(form),
    remove: (form) => void forms.delete(form),
  };
}

const UnsavedContext = React.createContext<UnsavedRegistry>(unsavedRegistry());

export const UnsavedProvider = UnsavedContext.Provider;

/**
 * Tells the page and the host that this form holds something unsaved: the browser then asks before the page is left,
 * and the host can ask before it takes the part away. Closing the form itself is the form's own question.
 * @param leave asks in the form's own words, and goes on unless the person stays
 */
export function useUnsaved(unsaved: boolean, leave: UnsavedForm['leave']): void {
  const registry = React.useContext(UnsavedContext);
  React.useEffect(() => {
    if (!unsaved) return undefined;
    const form = { leave };
    registry.add(form);
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      registry.remove(form);
      window.removeEventListener('beforeunload', ask);
    };
  }, [registry, unsaved, leave]);
}
