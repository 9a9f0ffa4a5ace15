/** Which of SharePoint's three forms of a list is open. */
export type ListFormMode = 'new' | 'edit' | 'display';

/** What SharePoint asks for when it opens a form of a list. */
export interface ListFormRequest {
  /** The last part of the list's address: PersonalHealthBudgets. */
  readonly listPath: string;
  readonly mode: ListFormMode;
  /** SharePoint's number of the item; undefined for a new one. */
  readonly itemId: number | undefined;
  /** The row is saved: SharePoint goes back to the list and reads it again. */
  readonly onSaved: () => void;
  /** The person left the form. */
  readonly onClosed: () => void;
}

/** What each form is drawn from: the request, and how the form tells that it holds something unsaved. */
export interface ListFormProps {
  readonly request: ListFormRequest;
  /** What the person does now: somebody who reads a row may go on to change it. */
  readonly mode: ListFormMode;
  readonly onUnsaved: (unsaved: boolean) => void;
  readonly onSaved: () => void;
  /** Does it at once, or asks first if something is typed and not saved. */
  readonly leave: (go: () => void) => void;
  readonly onClose: () => void;
}
