import type { TimelinePipe } from '@pnp/core';
import type { Queryable } from '@pnp/queryable';
import { UnexpectedAnswerError } from '../errors/kinds.js';
import { pathForLog } from './address.js';
import type { Sender } from './sender.js';

function asRecord(headers: HeadersInit | undefined): Readonly<Record<string, string>> {
  if (headers === undefined) return {};
  return Array.isArray(headers) || headers instanceof Headers ? Object.fromEntries(new Headers(headers)) : headers;
}

/** Addresses below the site, JSON in and out. In place of PnPjs's own defaults, of which no header but its request id is left. */
export function sharePointJson(webUrl: string): TimelinePipe<Queryable> {
  return (instance) => {
    instance.on.pre((url, init, result: unknown) => {
      const address = /^https?:/i.test(url) ? url : `${webUrl}/${url.replace(/^\/+/, '')}`;
      const headers = {
        Accept: 'application/json',
        ...(init.body === undefined ? {} : { 'Content-Type': 'application/json;charset=utf-8' }),
        ...asRecord(init.headers),
      };
      return Promise.resolve([address, { ...init, headers }, result]);
    });
    return instance;
  };
}

/** Sends through the connection's sender, which retries, waits, signs in and throws this project's errors. */
export function sendThrough(sender: Sender): TimelinePipe<Queryable> {
  return (instance) => {
    instance.on.send.replace((url, init) => sender.send(url.toString(), init));
    return instance;
  };
}

function isCollectionOrResult(json: object): json is { readonly value: unknown } {
  if (!('value' in json)) return false;
  // An entity may have a column named value: only an array, or an answer that is nothing else, is unwrapped.
  return Array.isArray(json.value) || Object.keys(json).every((key) => key === 'value' || key.startsWith('odata.'));
}

async function readJson(url: string, response: Response): Promise<unknown> {
  const text = response.status === 204 ? '' : await response.text();
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UnexpectedAnswerError({
      message: `${pathForLog(url, '')}: ${response.status}, but not JSON`,
      sentence: 'SharePoint answered with a page instead of data. Your sign-in may have ended: reload the page.',
      cause,
      status: response.status,
    });
  }
}

/** Reads answers as PnPjs's callers expect them: a collection as its array, an entity as it is. */
export function unwrapped(): TimelinePipe<Queryable> {
  return (instance) => {
    instance.on.parse.replace(async (url, response) => {
      const json = await readJson(url.toString(), response);
      const isWrapped = typeof json === 'object' && json !== null && isCollectionOrResult(json);
      return [url, response, isWrapped ? json.value : json];
    });
    return instance;
  };
}

/** Reads the whole answer, next link and metadata included. */
export function whole(): TimelinePipe<Queryable> {
  return (instance) => {
    instance.on.parse.replace(async (url, response) => [url, response, await readJson(url.toString(), response)]);
    return instance;
  };
}

/** Reads nothing but the text and the headers of the answer. */
export function asText(): TimelinePipe<Queryable> {
  return (instance) => {
    instance.on.parse.replace(async (url, response) => [
      url,
      response,
      { text: await response.text(), headers: response.headers },
    ]);
    return instance;
  };
}

/** Reads nothing but the bytes of the answer. */
export function asBytes(): TimelinePipe<Queryable> {
  return (instance) => {
    instance.on.parse.replace(async (url, response) => [
      url,
      response,
      { bytes: new Uint8Array(await response.arrayBuffer()) },
    ]);
    return instance;
  };
}
