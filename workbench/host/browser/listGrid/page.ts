import { saveCell } from './saveCell.js';

type Editor = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function editorOf(target: EventTarget | null): Editor | undefined {
  const isEditor =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return isEditor && target.dataset['field'] !== undefined ? target : undefined;
}

/** The value as a form posts it: several choices in one text, yes and no as 1 and 0, people by what is typed of them. */
function postedValue(editor: Editor): string {
  if (editor instanceof HTMLSelectElement && editor.multiple)
    return [...editor.selectedOptions].map(({ value }) => value).join(';#');
  const { value } = editor;
  if (value === '') return '';
  if (editor.dataset['type'] === 'Boolean') return value === 'Yes' ? '1' : '0';
  return editor.dataset['type'] === 'User' ? JSON.stringify([{ Key: value }]) : value;
}

function showStored(editor: Editor): void {
  if (editor instanceof HTMLSelectElement) {
    for (const option of editor.options) option.selected = option.defaultSelected;
  } else editor.value = editor.defaultValue;
}

/** What the editor holds is what the service holds. */
function keepAsStored(editor: Editor): void {
  if (editor instanceof HTMLSelectElement) {
    for (const option of editor.options) option.defaultSelected = option.selected;
  } else editor.defaultValue = editor.value;
}

/** Shows what the service says against a cell, below it; undefined takes it away. */
function showRefusal(editor: Editor, refusal: string | undefined): void {
  const id = `refusal-${editor.closest('tr')?.dataset['item'] ?? ''}-${editor.dataset['field'] ?? ''}`;
  document.getElementById(id)?.remove();
  if (refusal === undefined) {
    editor.removeAttribute('aria-invalid');
    editor.removeAttribute('aria-describedby');
    return;
  }
  const message = document.createElement('span');
  message.id = id;
  message.className = 'cell-refusal';
  message.setAttribute('role', 'alert');
  message.textContent = `Not saved. ${refusal}`;
  editor.after(message);
  editor.setAttribute('aria-invalid', 'true');
  editor.setAttribute('aria-describedby', id);
}

function startGrid(table: HTMLTableElement, status: HTMLElement): void {
  const listApi = table.dataset['listApi'] ?? '';
  const save = async (editor: Editor): Promise<void> => {
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
}

const table = document.querySelector<HTMLTableElement>('table[data-list-api]');
const status = document.querySelector<HTMLElement>('[data-grid-status]');
if (table !== null && status !== null) startGrid(table, status);
