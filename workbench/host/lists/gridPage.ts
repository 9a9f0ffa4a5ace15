import { html } from '../html.js';
import type { Html } from '../html.js';
import { shownText } from './cells.js';
import { gridCell } from './gridCells.js';
import { columnHeads, nextPage, viewAddress, viewSwitch } from './listPage.js';
import type { NativeList } from './readList.js';

/** What an address says to open a list in the grid view, as SharePoint's own pages understand it. */
const shownInGrid = { name: 'ShowInGrid', value: 'True' } as const;

/** Whether an address asks for the grid view. */
export function asksForGrid(query: URLSearchParams): boolean {
  return query.get(shownInGrid.name)?.toLowerCase() === shownInGrid.value.toLowerCase();
}

/** The address of the same page in the grid view, or out of it. */
export function gridAddress(list: NativeList, query: URLSearchParams, inGrid: boolean): string {
  const next = new URLSearchParams(query);
  if (inGrid) next.set(shownInGrid.name, shownInGrid.value);
  else next.delete(shownInGrid.name);
  return viewAddress(list, next);
}

/**
 * SharePoint's grid view: each cell is changed in its place and saved by itself, through the list service's own call and
 * without any form of the product. The page's script saves, and opens the cells once it listens; what the service refuses stands
 * below the cell.
 */
export function gridView(list: NativeList, listApi: string, query: URLSearchParams): Html {
  return html`<p class="quiet">${list.description}</p>
    <p class="commands"><a class="button" href="${gridAddress(list, query, false)}">Exit grid view</a></p>
    ${viewSwitch(list)}
    <p class="quiet" id="grid-help">
      Each cell is saved when you leave it. Escape puts back what was stored.
      <span role="status" data-grid-status></span>
    </p>
    <div class="scrolls" tabindex="0" role="region" aria-label="${list.view.Title}" aria-describedby="grid-help">
      <fieldset class="until-started" role="none" disabled>
        <table class="rows grid" data-list-api="${listApi}">
          <caption class="visually-hidden">
            ${list.view.Title}, grid view
          </caption>
          <thead>
            <tr>
              ${columnHeads(list, query)}
            </tr>
          </thead>
          <tbody>
            ${list.rows.map((row) => {
              const title = shownText(row, 'Title') || String(row['ID']);
              return html`<tr data-item="${String(row['ID'])}">
                ${list.fields.map((field) => gridCell(field, row, title))}
              </tr>`;
            })}
          </tbody>
        </table>
      </fieldset>
    </div>
    ${nextPage(list, new URLSearchParams([[shownInGrid.name, shownInGrid.value]]))}`;
}
