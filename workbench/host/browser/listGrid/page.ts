import { saveCell } from './saveCell.js';

/** One of the controls of a cell: a column of several choices has a box for each. */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What edits a cell: its control, or the group of its controls. */
function editorOf(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null) ?? undefined;
}

function controlsOf(editor: HTMLElement): readonly Control[] {
  const isControl = (element: Element): element is Control =>
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement;
  return [editor, ...editor.querySelectorAll('input')].filter(isControl);
}

/** The value as a form posts it: several choices in one text, yes and no as 1 and 0, people by what is typed of them. */
function postedValue(editor: HTMLElement): string {
  const controls = controlsOf(editor);
  const [only] = controls;
  if (editor.dataset['type'] === 'MultiChoice')
    return controls.flatMap((box) => (box instanceof HTMLInputElement && box.checked ? [box.value] : [])).join(';#');
  const value = only?.value ?? '';
  if (value === '') return '';
  if (editor.dataset['type'] === 'Boolean') return value === 'Yes' ? '1' : '0';
  return editor.dataset['type'] === 'User' ? JSON.stringify([{ Key: value }]) : value;
}

function showStored(editor: HTMLElement): void {
  for (const control of controlsOf(editor)) {
    if (control instanceof HTMLSelectElement) {
      for (const option of control.options) option.selected = option.defaultSelected;
    } else if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.checked = control.defaultChecked;
    } else control.value = control.defaultValue;
  }
}

/** What the editor holds is what the service holds. */
function keepAsStored(editor: HTMLElement): void {
  for (const control of controlsOf(editor)) {
    if (control instanceof HTMLSelectElement) {
      for (const option of control.options) option.defaultSelected = option.selected;
    } else if (control instanceof HTMLInputElement && control.type === 'checkbox') {
      control.defaultChecked = control.checked;
    } else control.defaultValue = control.value;
  }
}

/** Shows what the service says against a cell, below it; undefined takes it away. */
function showRefusal(editor: HTMLElement, refusal: string | undefined): void {
  const id = `refusal-${editor.closest('tr')?.dataset['item'] ?? ''}-${editor.dataset['field'] ?? ''}`;
  document.getElementById(id)?.remove();
  if (refusal === undefined) {
    for (const control of controlsOf(editor)) control.removeAttribute('aria-invalid');
    editor.removeAttribute('aria-describedby');
    return;
  }
  const message = document.createElement('span');
  message.id = id;
  message.className = 'cell-refusal';
  message.setAttribute('role', 'alert');
  message.textContent = `Not saved. ${refusal}`;
  editor.after(message);
  for (const control of controlsOf(editor)) control.setAttribute('aria-invalid', 'true');
  editor.setAttribute('aria-describedby', id);
}

function startGrid(table: HTMLTableElement, status: HTMLElement): void {
  const listApi = table.dataset['listApi'] ?? '';
  const save = async (editor: HTMLElement): Promise<void> => {
    const itemId = editor.closest('tr')?.dataset['item'] ?? '';
    status.textContent = 'Saving.';
    try {
      const refusal = await saveCell({ listApi, itemId, field: editor.dataset['field'] ?? '' }, postedValue(editor));
      if (refusal === undefined) keepAsStored(editor);
      showRefusal(editor, refusal);
      status.textContent = refusal === undefined ? 'Saved.' : '';
    } catch (error) {
      showRefusal(editor, error instanceof Error ? error.message : String(error));
      status.textContent = '';
    }
  };
  table.addEventListener('change', (event) => {
    const editor = editorOf(event.target);
    if (editor !== undefined) void save(editor);
  });
  table.addEventListener('keydown', (event) => {
    const editor = editorOf(event.target);
    if (editor === undefined || event.key !== 'Escape') return;
    showStored(editor);
    showRefusal(editor, undefined);
  });
  // Until now a change would have been saved by nobody.
  table.closest('fieldset')?.removeAttribute('disabled');
}

const table = document.querySelector<HTMLTableElement>('table[data-list-api]');
const status = document.querySelector<HTMLElement>('[data-grid-status]');
if (table !== null && status !== null) startGrid(table, status);
