import { batchReply, asText } from '../batch/batch.js';
import type { SharePointError } from '../errors/errors.js';
import { accessDenied, invalidQuery, methodNotAllowed, unknownResource } from '../errors/errors.js';
import { permission } from '../permissions/base-permissions.js';
import { meetPart } from '../refusals/meet.js';
import { defaultFormat, readFormat, requireFormat } from '../representation/format.js';
import type { Service } from '../service-state.js';
import type { Site } from '../sites/site.js';
import { admitNewcomer } from '../users/newcomer.js';
import type { Principal } from '../users/principal.js';
import type { Web } from '../webs/web.js';
import type { Call, Verb } from './call.js';
import type { Answer } from './failure.js';
import { failure } from './failure.js';
import { parsePath } from './path.js';
import { decodeText, Query } from './query.js';
import type { Incoming } from './incoming.js';
import { route } from './router.js';
import { fileInBatch, givesStream, takesStream } from './streams.js';

/** A path split into the web it is for and what follows `_api/`. */
export interface Target {
  readonly site: Site;
  readonly web: Web;
  readonly path: string;
  readonly query: string;
  /** What follows `_api/`, as sent. */
  readonly rest: string;
}

const apiMark = '/_api/';

/** The address with `_api` where it says `_vti_bin/client.svc`, the older name of the same service. */
export function serviceAddress(address: string): string {
  return address.replace(/^([^?]*?)\/_vti_bin\/client\.svc(?=[/?]|$)/i, '$1/_api');
}

/** True if the path is one of the service's (`…/_api/…`). */
export function isServicePath(target: string): boolean {
  const path = target.split('?', 1)[0] ?? '';
  return `${path}/`.toLowerCase().includes(apiMark);
}

/** Finds the web that a target is for; undefined if there is no site at that address. */
export function resolveTarget(service: Service, target: string): Target | undefined {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  const at = `${path}/`.toLowerCase().indexOf(apiMark);
  if (at < 0) return undefined;
  const web = service.webs.byPath(at === 0 ? '/' : decodeText(path.slice(0, at)));
  const site = web === undefined ? undefined : service.sites.byId(web.siteId);
  if (web === undefined || site === undefined) return undefined;
  return { site, web, path, query, rest: path.slice(at + apiMark.length) };
}

/**
 * The visitor as a user of the site.
 *
 * @throws SharePointError (403) for someone who is no user of the site or may not open the web: for every address of it
 */
export function admit(service: Service, target: Target, login: string): Principal {
  const user =
    service.principals.byLogin(target.site.id, login) ?? admitNewcomer(service, target.site, target.web, login);
  if (user === undefined || !service.security.allows(user, target.web.scopeId, permission.open)) throw accessDenied();
  return user;
}

/** Answers a request of someone who has been admitted. Never throws: every fault becomes an answer. */
export function answer(service: Service, origin: string, target: Target, user: Principal, incoming: Incoming): Answer {
  const format = readFormat(incoming.header('accept'), incoming.header('odata-version'));
  try {
    const verb = verbOf(incoming);
    const call: Call = {
      verb,
      origin,
      path: target.path,
      query: new Query(target.query),
      contentType: incoming.header('content-type') ?? '',
      ifMatch: incoming.header('if-match'),
      header: (name) => incoming.header(name),
      get body() {
        return incoming.body;
      },
      bytes: incoming.bytes,
      // A batch and the bytes of a file are no JSON themselves; the parts of a batch say what they accept.
      format:
        isBatch(target) || givesStream(target.rest) ? (format ?? defaultFormat) : requireFormat(format, verb === 'GET'),
      service,
      site: target.site,
      web: target.web,
      visitor: { user },
    };
    if (isBatch(target)) return batch(call, user);
    return { reply: route(call, parsePath(decodeText(target.rest))), note: undefined };
  } catch (error) {
    return failure(error, incoming);
  }
}

function batch(call: Call, user: Principal): Answer {
  if (call.verb !== 'POST') throw methodNotAllowed();
  let fault: string | undefined;
  const reply = batchReply(call, (part) => {
    const { refusals } = call.service;
    const work = () => answerPart(call, user, part);
    const { reply: partReply, note } = refusals === undefined ? work() : meetPart(refusals, part, user.login, work);
    if (note?.startsWith('fault') === true) fault ??= note;
    return partReply;
  });
  return { reply, note: fault };
}

function answerPart(call: Call, user: Principal, part: Incoming): Answer {
  try {
    const target = resolveTarget(call.service, serviceAddress(part.target));
    if (target === undefined || target.site.id !== call.site.id) {
      throw invalidQuery('All requests of a batch must be for the same site.');
    }
    if (isBatch(target)) throw invalidQuery('A batch cannot hold another batch.');
    if (takesStream(target.rest) && verbOf(part) !== 'GET') throw fileInBatch();
    call.service.security.demand(user, target.web.scopeId, permission.open);
    const given = answer(call.service, call.origin, target, user, part);
    return { ...given, reply: asText(given.reply) };
  } catch (error) {
    return failure(error, part);
  }
}

/** 404 for an address at which there is no site. */
export function unknownSite(target: string): SharePointError {
  return unknownResource(target.split('?', 1)[0] ?? '');
}

function isBatch(target: Target): boolean {
  return /^(\$|%24)batch\/?$/i.test(target.rest);
}

const verbs: Readonly<Record<string, Verb>> = {
  GET: 'GET',
  HEAD: 'GET',
  POST: 'POST',
  PUT: 'PUT',
  MERGE: 'MERGE',
  PATCH: 'MERGE',
  DELETE: 'DELETE',
};

function knownVerb(text: string | undefined): Verb | undefined {
  const verb = text?.trim().toUpperCase() ?? '';
  return Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
}

/**
 * The verb, after `X-HTTP-Method` on a POST. A tunnelled verb that is none changes nothing: clients exist that send
 * `undefined` there.
 *
 * @throws SharePointError (405) for methods that SharePoint does not have
 */
export function verbOf(incoming: Incoming): Verb {
  const method = knownVerb(incoming.method);
  if (method === undefined) throw methodNotAllowed();
  return method === 'POST' ? (knownVerb(incoming.header('x-http-method')) ?? method) : method;
}
