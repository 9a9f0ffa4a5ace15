import * as z from 'zod/mini';
import { html } from '../html.js';
import type { Html } from '../html.js';
import type { Person } from '../../identity/people.js';

/** The list service refused something that a page of a list asked for; the message is what it said. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Asks the list service as a person: what the person may not see it does not answer. */
export type Ask = (path: string, body?: unknown) => Promise<unknown>;

const refusal = z.object({ 'odata.error': z.object({ message: z.object({ value: z.string() }) }) });

function said(text: string): string {
  try {
    return refusal.parse(JSON.parse(text))['odata.error'].message.value;
  } catch {
    return text;
  }
}

/** @param webUrl the address of the site, with its host. @throws RefusedError when the service refuses */
export function askAs(person: Person, webUrl: string): Ask {
  return async (path, body) => {
    const headers = {
      accept: 'application/json;odata=nometadata',
      authorization: `Bearer ${person.token}`,
      'content-type': 'application/json',
    };
    const answer = await fetch(`${webUrl}/_api/web/${path}`, {
      headers,
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new RefusedError(answer.status, said(text));
    return JSON.parse(text) as unknown;
  };
}

/** A list by its address, for a path of the service. */
export function listAt(address: string): string {
  return `getList('${encodeURIComponent(address.replace(/'/g, "''"))}')`;
}

/** A refusal as a page says it. */
export function refusalText(error: RefusedError): Html {
  return html`<p class="failure" role="alert">SharePoint refused: ${error.message}</p>`;
}
