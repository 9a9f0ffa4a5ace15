import * as React from 'react';

/** Which forms of a part hold something that is not saved. The host may ask before it takes the part away. */
export interface UnsavedRegistry {
  readonly any: () => boolean;
  readonly add: (form: object) => void;
  readonly remove: (form: object) => void;
}

export function unsavedRegistry(): UnsavedRegistry {
  const forms = new Set<object>();
  return {
    any: () => forms.size > 0,
    add: (form) => void forms.add(form),
    remove: (form) => void forms.delete(form),
  };
}

const UnsavedContext = React.createContext<UnsavedRegistry>(unsavedRegistry());

export const UnsavedProvider = UnsavedContext.Provider;

/**
 * Tells the page and the host that this form holds something unsaved: the browser then asks before the page is left,
 * and the host can ask before it takes the part away. Closing the form itself is the form's own question.
 */
export function useUnsaved(unsaved: boolean): void {
  const registry = React.useContext(UnsavedContext);
  React.useEffect(() => {
    if (!unsaved) return undefined;
    const form = {};
    registry.add(form);
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      registry.remove(form);
      window.removeEventListener('beforeunload', ask);
    };
  }, [registry, unsaved]);
}
