import { invalidArgument } from '../errors/errors.js';
import type { JsonValue } from '../json.js';
import { isObject, own, parseLooseJson } from '../json.js';

/** A set of base permissions: 64 bits, sent as two decimal texts. */
export type Permissions = bigint;

const bit = (position: number): Permissions => 1n << BigInt(position);

/** The base permissions by SharePoint's names (SPBasePermissions). */
export const permission = {
  viewListItems: bit(0),
  addListItems: bit(1),
  editListItems: bit(2),
  deleteListItems: bit(3),
  approveItems: bit(4),
  openItems: bit(5),
  viewVersions: bit(6),
  deleteVersions: bit(7),
  cancelCheckout: bit(8),
  managePersonalViews: bit(9),
  manageLists: bit(11),
  viewFormPages: bit(12),
  open: bit(16),
  viewPages: bit(17),
  manageSubwebs: bit(23),
  createGroups: bit(24),
  managePermissions: bit(25),
  browseDirectories: bit(26),
  browseUserInfo: bit(27),
  manageWeb: bit(30),
  useClientIntegration: bit(36),
  useRemoteApis: bit(37),
  editMyUserInfo: bit(40),
  enumeratePermissions: bit(62),
} as const;

/** True if every permission of `needed` is in `held`. */
export function includes(held: Permissions, needed: Permissions): boolean {
  return (held & needed) === needed;
}

const low32 = 0xffff_ffffn;

/** `{High, Low}` as SharePoint sends them: decimal texts. */
export function highAndLow(permissions: Permissions): { High: string; Low: string } {
  return { High: String(permissions >> 32n), Low: String(permissions & low32) };
}

/** Permissions from `{High, Low}` as texts or numbers; undefined if either is no unsigned 32-bit number. */
export function fromHighAndLow(value: JsonValue | undefined): Permissions | undefined {
  if (!isObject(value)) return undefined;
  const high = decimal(own(value, 'High'));
  const low = decimal(own(value, 'Low'));
  if (high === undefined || low === undefined) return undefined;
  const [upper, lower] = [BigInt(high), BigInt(low)];
  return upper > low32 || lower > low32 ? undefined : (upper << 32n) | lower;
}

/**
 * Permissions from an argument: `{'High':'0','Low':'1'}`, in quotes of either kind.
 *
 * @throws SharePointError (400) if that is not what it is
 */
export function maskOf(text: string): Permissions {
  const mask = fromHighAndLow(looseJson(text));
  if (mask === undefined) throw invalidArgument('The permission mask needs High and Low.');
  return mask;
}

function looseJson(text: string): JsonValue | undefined {
  try {
    return parseLooseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function decimal(value: JsonValue | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,10}$/.test(text) ? text : undefined;
}

const make = (high: number, low: number): Permissions => (BigInt(high) << 32n) | BigInt(low);

/** Everything (site administrators). SharePoint writes 2147483647 and 4294967295. */
export const fullMask: Permissions = make(2147483647, 4294967295);

/** A role that every new site has. */
export interface BuiltInRole {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** RoleTypeKind: Guest 1, Reader 2, Contributor 3, WebDesigner 4, Administrator 5, Editor 6. */
  readonly kind: number;
  readonly position: number;
  readonly permissions: Permissions;
  readonly hidden: boolean;
}

export const limitedAccess: BuiltInRole = {
  id: 1073741825,
  name: 'Limited Access',
  description: 'Can view specific lists, document libraries, list items, folders, or documents when given permissions.',
  kind: 1,
  position: 160,
  permissions: make(48, 134287360),
  hidden: true,
};

export const readRole: BuiltInRole = {
  id: 1073741826,
  name: 'Read',
  description: 'Can view pages and list items and download documents.',
  kind: 2,
  position: 128,
  permissions: make(176, 138612833),
  hidden: false,
};

const contributeRole: BuiltInRole = {
  id: 1073741827,
  name: 'Contribute',
  description: 'Can view, add, update, and delete list items and documents.',
  kind: 3,
  position: 64,
  permissions: make(432, 1011028719),
  hidden: false,
};

const designRole: BuiltInRole = {
  id: 1073741828,
  name: 'Design',
  description: 'Can view, add, update, delete, approve, and customize.',
  kind: 4,
  position: 32,
  permissions: make(432, 1012866047),
  hidden: false,
};

export const fullControlRole: BuiltInRole = {
  id: 1073741829,
  name: 'Full Control',
  description: 'Has full control.',
  kind: 5,
  position: 1,
  permissions: fullMask,
  hidden: false,
};

export const editRole: BuiltInRole = {
  id: 1073741830,
  name: 'Edit',
  description: 'Can add, edit and delete lists; can view, add, update and delete list items and documents.',
  kind: 6,
  position: 48,
  permissions: make(432, 1011030767),
  hidden: false,
};

export const builtInRoles: readonly BuiltInRole[] = [
  fullControlRole,
  designRole,
  editRole,
  contributeRole,
  readRole,
  limitedAccess,
];
