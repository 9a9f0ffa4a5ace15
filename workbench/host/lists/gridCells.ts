import { html } from '../html.js';
import type { Html } from '../html.js';
import { shownText } from './cells.js';
import type { NativeField, NativeRow } from './readList.js';

/** How the grid view edits a column of a type; the types that are missing it only shows, as SharePoint's does. */
type Editor = 'line' | 'lines' | 'one' | 'several' | 'yesNo';

const editors: Readonly<Record<string, Editor>> = {
  Text: 'line',
  Number: 'line',
  Currency: 'line',
  DateTime: 'line',
  User: 'line',
  Note: 'lines',
  Choice: 'one',
  MultiChoice: 'several',
  Boolean: 'yesNo',
};

function options(choices: readonly string[], chosen: readonly string[]): Html {
  return html`${choices.map(
    (choice) =>
      html`<option value="${choice}" ${chosen.includes(choice) ? html`selected` : undefined}>${choice}</option>`,
  )}`;
}

function words(row: NativeRow, name: string): readonly string[] {
  const value = row[name];
  return Array.isArray(value) ? value.map(String) : [shownText(row, name)];
}

/** What stands in a cell that can be edited. @param label what the column is called, and of which row it is */
function control(editor: Editor, field: NativeField, row: NativeRow, label: string): Html {
  const name = field.InternalName;
  const text = shownText(row, name);
  const facts = html`aria-label="${label}" data-field="${name}" data-type="${field.TypeAsString}"`;
  const none = html`<option value=""></option>`;
  switch (editor) {
    case 'line':
      return html`<input ${facts} autocomplete="off" value="${text}" />`;
    case 'lines':
      return html`<textarea ${facts} rows="2">${text}</textarea>`;
    case 'one':
      return html`<select ${facts}>
        ${none}${options(field.Choices ?? [], words(row, name))}
      </select>`;
    case 'several':
      return html`<span ${facts} role="group">
        ${(field.Choices ?? []).map(
          (choice) =>
            html`<label
              ><input
                type="checkbox"
                value="${choice}"
                ${words(row, name).includes(choice) ? html`checked` : undefined}
              />${choice}</label
            >`,
        )}
      </span>`;
    case 'yesNo':
      return html`<select ${facts}>
        ${none}${options(['Yes', 'No'], [text])}
      </select>`;
  }
}

/** A cell of the grid view: its editor, or its text where SharePoint's grid does not edit it. */
export function gridCell(field: NativeField, row: NativeRow, title: string): Html {
  const editor = field.ReadOnlyField ? undefined : editors[field.TypeAsString];
  const isTitle = field.InternalName === 'Title';
  const content =
    editor === undefined
      ? html`${shownText(row, field.InternalName)}`
      : control(editor, field, row, `${field.Title} of ${title}`);
  return isTitle ? html`<th scope="row">${content}</th>` : html`<td data-type="${field.TypeAsString}">${content}</td>`;
}
