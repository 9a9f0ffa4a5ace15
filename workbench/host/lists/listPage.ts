import { html } from '../html.js';
import type { Html } from '../html.js';
import { cell, rowClass, shownText } from './cells.js';
import type { CellSettings } from './cells.js';
import type { NativeField, NativeList, NativeRow } from './readList.js';

/** The address of the shown view with a query. */
export function viewAddress(list: NativeList, query: URLSearchParams): string {
  const text = query.toString();
  return encodeURI(list.view.ServerRelativeUrl) + (text === '' ? '' : `?${text}`);
}

/** The views of a list, the shown one marked. */
export function viewSwitch(list: NativeList): Html {
  return html`<nav aria-label="Views">
    <ul class="views">
      ${list.views.map(
        (view) =>
          html`<li>
            <a
              href="${encodeURI(view.ServerRelativeUrl)}"
              ${view.Id === list.view.Id ? html`aria-current="page"` : undefined}
              >${view.Title}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function sortLink(list: NativeList, field: NativeField, query: URLSearchParams): Html {
  const isSorted = query.get('SortField') === field.InternalName;
  const descending = isSorted && query.get('SortDir') !== 'Desc';
  const next = new URLSearchParams(query);
  for (const name of [...next.keys()]) if (/^(Paged|p_|PageFirstRow)/.test(name)) next.delete(name);
  next.set('SortField', field.InternalName);
  next.set('SortDir', descending ? 'Desc' : 'Asc');
  const sorted = isSorted ? (descending ? 'ascending' : 'descending') : undefined;
  return html`<th scope="col" ${sorted === undefined ? undefined : html`aria-sort="${sorted}"`}>
    <a href="${viewAddress(list, next)}">${field.Title}</a>
  </th>`;
}

/** The heads of the columns, each of which sorts. */
export function columnHeads(list: NativeList, query: URLSearchParams): readonly Html[] {
  return list.fields.map((field) => sortLink(list, field, query));
}

/** What stands below the rows: that there are none, and the way to the next ones. @param also what their address says besides */
export function nextPage(list: NativeList, also = new URLSearchParams()): Html {
  const next = list.next === undefined ? undefined : new URLSearchParams(list.next.replace(/^\?/, ''));
  for (const [name, value] of also) next?.set(name, value);
  return html`${list.rows.length === 0 ? html`<p>There are no rows in this view.</p>` : undefined}
  ${next === undefined ? undefined : html`<p><a href="${viewAddress(list, next)}">Next page</a></p>`}`;
}

function rowHtml(list: NativeList, address: string, row: NativeRow, settings: CellSettings): Html {
  const id = String(row['ID']);
  const form = (page: string): string => `${encodeURI(address)}/${page}?ID=${encodeURIComponent(id)}`;
  const title = shownText(row, 'Title') || id;
  return html`<tr class="${rowClass(row, list.fields, list.view.CustomFormatter, settings)}">
    ${list.fields.map((field) =>
      field.InternalName === 'Title'
        ? html`<th scope="row"><a href="${form('DispForm.aspx')}">${title}</a></th>`
        : html`<td data-type="${field.TypeAsString}">${cell(row, list.fields, field, settings)}</td>`,
    )}
    <td>
      <a href="${form('EditForm.aspx')}">Edit<span class="visually-hidden"> ${title}</span></a>
    </td>
  </tr>`;
}

/** SharePoint's view of a list: commands, views, and the rows with each column's own format. @param grid its grid view's address */
export function listView(
  list: NativeList,
  address: string,
  query: URLSearchParams,
  grid: string,
  settings: CellSettings,
): Html {
  return html`<p class="quiet">${list.description}</p>
    <p class="commands">
      ${list.mayAdd ? html`<a class="button" href="${encodeURI(address)}/NewForm.aspx">New</a>` : undefined}
      ${list.mayEditInGrid ? html`<a class="button plain" href="${grid}">Edit in grid view</a>` : undefined}
    </p>
    ${viewSwitch(list)}
    <div class="scrolls" tabindex="0" role="region" aria-label="${list.view.Title}">
      <table class="rows">
        <caption class="visually-hidden">
          ${list.view.Title}
        </caption>
        <thead>
          <tr>
            ${columnHeads(list, query)}
            <th scope="col"><span class="visually-hidden">Commands</span></th>
          </tr>
        </thead>
        <tbody>
          ${list.rows.map((row) => rowHtml(list, address, row, settings))}
        </tbody>
      </table>
    </div>
    ${nextPage(list)}`;
}
