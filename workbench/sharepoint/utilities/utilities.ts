import { UnsupportedError } from '../errors/unsupported.js';
import { mayViewMembership } from '../groups/membership.js';
import { bodyObject } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import type { Resource } from '../http/resource.js';
import { action } from '../http/resource.js';
import type { JsonObject } from '../json.js';
import { flagOf, numberOf, textOf, textsOf } from '../json.js';
import { permission } from '../permissions/base-permissions.js';
import { demandWeb } from '../permissions/demand.js';
import { listReply } from '../representation/collection.js';
import { complexReply, nullReply, valueReply } from '../representation/values.js';
import { findEveryone } from '../users/everyone.js';
import type { DirectoryUser, Principal } from '../users/principal.js';
import { principalKind } from '../users/principal.js';
import { ensureSiteUser } from '../users/users.js';

/** SP.Utilities.PrincipalInfo of someone of the site, or of the directory alone (id -1). */
function principalInfo(principal: Principal | DirectoryUser): JsonObject {
  const isOfSite = 'id' in principal;
  return {
    Department: null,
    DisplayName: principal.title,
    Email: principal.email,
    JobTitle: null,
    LoginName: principal.login,
    Mobile: null,
    PrincipalId: isOfSite ? principal.id : -1,
    PrincipalType: principal.kind ?? principalKind.user,
    SIPAddress: principal.email === '' ? null : principal.email,
  };
}

/** Members of SP.Utilities.PrincipalType that a client asks for; 15 is all. */
function isAskedFor(body: JsonObject, kind: number): boolean {
  return ((numberOf(body, 'scopes') ?? 15) & kind) !== 0;
}

function resolve(call: Call, body: JsonObject): Reply {
  const input = textOf(body, 'input') ?? '';
  const { principals } = call.service;
  const entry = findEveryone(input) ?? principals.findInDirectory(input);
  const group = principals.ofKind(call.site.id, true).find((each) => each.title.toLowerCase() === input.toLowerCase());
  const known = entry === undefined ? group : (principals.byLogin(call.site.id, entry.login) ?? entry);
  if (known === undefined || !isAskedFor(body, known.kind ?? principalKind.user)) {
    return nullReply(call, 'ResolvePrincipalInCurrentContext');
  }
  if (flagOf(body, 'addToUserInfoList') && entry !== undefined) {
    demandWeb(call, permission.managePermissions);
    const user = call.service.database.transaction(() => ensureSiteUser(call, entry.login));
    return infoReply(call, user);
  }
  return infoReply(call, known);
}

function infoReply(call: Call, principal: Principal | DirectoryUser): Reply {
  return complexReply(call, 'ResolvePrincipalInCurrentContext', 'SP.Utilities.PrincipalInfo', principalInfo(principal));
}

function search(call: Call, body: JsonObject): Reply {
  const input = (textOf(body, 'input') ?? '').toLowerCase();
  const count = numberOf(body, 'maxCount') ?? 30;
  const matches = (each: Principal) =>
    isAskedFor(body, each.kind) &&
    [each.title, each.email, each.login].some((text) => text.toLowerCase().includes(input));
  const { principals } = call.service;
  const found = [...principals.ofKind(call.site.id, false), ...principals.ofKind(call.site.id, true)].filter(matches);
  return infosReply(call, found.slice(0, count));
}

function expandGroups(call: Call, body: JsonObject): Reply {
  const inputs = new Set(textsOf(body, 'inputs').map((input) => input.toLowerCase()));
  const count = numberOf(body, 'maxCount') ?? 30;
  const { principals } = call.service;
  const groups = principals
    .ofKind(call.site.id, true)
    .filter((group) => inputs.has(group.title.toLowerCase()) && mayViewMembership(call, group));
  const people = new Map(
    groups.flatMap((group) => principals.members(call.site.id, group.id)).map((user) => [user.id, user]),
  );
  return infosReply(call, [...people.values()].slice(0, count));
}

function infosReply(call: Call, principals: readonly Principal[]): Reply {
  return listReply(call, 'Collection(SP.Utilities.PrincipalInfo)', principals.map(principalInfo));
}

/** The methods behind `_api/SP.Utilities.Utility.`, by name in lower case. */
const methods: Readonly<Record<string, (call: Call, body: JsonObject) => Reply>> = {
  getcurrentuseremailaddresses: (call) => valueReply(call, 'GetCurrentUserEmailAddresses', call.visitor.user.email),
  resolveprincipalincurrentcontext: resolve,
  searchprincipalsusingcontextweb: search,
  expandgroupstoprincipals: expandGroups,
  // Nothing leaves this service.
  sendemail: () => unsupported('SP.Utilities.Utility.SendEmail'),
  createemailbodyforinvitation: () => unsupported('SP.Utilities.Utility.CreateEmailBodyForInvitation'),
};

function unsupported(what: string): never {
  throw new UnsupportedError(what);
}

/** The resources behind `_api/`, by name in lower case. */
export const utilityRoots: Readonly<Record<string, (call: Call) => Resource>> = Object.fromEntries(
  Object.entries(methods).map(([name, method]) => [
    `sp.utilities.utility.${name}`,
    (call: Call) => action(call, () => method(call, bodyObject(call))),
  ]),
);
