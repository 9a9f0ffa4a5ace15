import type { IncomingMessage, ServerResponse } from 'node:http';

import { SharePointError } from '../errors/errors.js';
import { bodyText, readBody, RequestAborted } from '../http/read-body.js';
import type { JsonValue } from '../json.js';
import { parseJson } from '../json.js';
import { OrderError, readOrder } from './order.js';
import type { ActiveRule } from './rule.js';
import type { Refusals } from './refusals.js';

/** Where the control endpoint is: beside the sites, where no `_api` can be. */
const controlPath = '/_refusals';
const bodyLimit = 65_536;

/**
 * Answers the control endpoint: GET lists the rules, POST follows an order, DELETE takes one rule or all of them back.
 * Only from this machine, and never for a page in a browser (which would send an Origin).
 *
 * @returns false, having touched nothing, if the request is for something else
 */
export async function controlRefusals(
  refusals: Refusals,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  if (path !== controlPath && !path.startsWith(`${controlPath}/`)) return false;
  if (!isFromHere(request)) return false;
  const id = path.slice(controlPath.length + 1);
  const [status, json] = await follow(refusals, request, id);
  response.writeHead(status, json === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(json === undefined ? undefined : JSON.stringify(json));
  return true;
}

async function follow(
  refusals: Refusals,
  request: IncomingMessage,
  id: string,
): Promise<[status: number, json?: JsonValue]> {
  switch (request.method) {
    case 'GET':
      return id === '' ? [200, state(refusals)] : [404, { error: 'The state is at /_refusals.' }];
    case 'POST':
      return id === '' ? order(refusals, request) : [404, { error: 'Orders are sent to /_refusals.' }];
    case 'DELETE':
      if (id === '') refusals.clear();
      else if (!refusals.remove(Number(id))) return [404, { error: `There is no rule ${id}.` }];
      return [204];
    default:
      return [405, { error: 'The control endpoint knows GET, POST and DELETE.' }];
  }
}

async function order(refusals: Refusals, request: IncomingMessage): Promise<[number, JsonValue]> {
  try {
    const given = readOrder(parseJson(bodyText(await readBody(request, bodyLimit))));
    switch (given.does) {
      case 'add':
        return [201, ruleState(refusals.add(given.rule))];
      case 'budget':
        refusals.setBudget(given.budget);
        break;
      case 'expire':
        refusals.expireDigests();
        break;
    }
    return [200, state(refusals)];
  } catch (error) {
    if (error instanceof OrderError || error instanceof SharePointError) return [400, { error: error.message }];
    if (error instanceof RequestAborted) return [400, { error: 'The order broke off.' }];
    if (error instanceof SyntaxError) return [400, { error: 'The order is no JSON.' }];
    throw error;
  }
}

function state(refusals: Refusals): JsonValue {
  const budget = refusals.book?.budget;
  return {
    rules: refusals.rules.map(ruleState),
    budget: budget === undefined ? null : { requests: budget.requests, seconds: budget.seconds },
  };
}

function ruleState(active: ActiveRule): JsonValue {
  return { id: active.id, met: active.met, rule: parseJson(JSON.stringify(active.rule)) };
}

function isFromHere(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  // A page that reached us through a name of its own (DNS rebinding) is no caller from this machine either.
  const isCalledByOurName = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(request.headers.host ?? '');
  return isLoopback && isCalledByOurName && request.headers.origin === undefined;
}
