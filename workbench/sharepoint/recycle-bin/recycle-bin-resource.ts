import type { SharePointError } from '../errors/errors.js';
import { accessDenied, invalidArgument, notFound } from '../errors/errors.js';
import type { Arguments } from '../http/arguments.js';
import { guidText } from '../http/arguments.js';
import { bodyObject, sentList } from '../http/body.js';
import type { Call } from '../http/call.js';
import { collection } from '../http/collection-noun.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import { own } from '../json.js';
import { collectionReply } from '../representation/collection.js';
import type { Entity } from '../representation/entity.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply } from '../representation/reply.js';
import { binEntity, binSet } from './bin-entity.js';
import type { BinQuery } from './bin-query.js';
import { readBinQuery } from './bin-query.js';
import type { BinEntry } from './bin-table.js';
import { binStage, entriesOfSite, expiredEntries, pageOfSite, setStage } from './bin-table.js';
import { purgeEntry, restoreEntry } from './restore.js';

/** Of which bin a path speaks: a web's, or the whole site collection's. */
type Bin = 'web' | 'site';

/**
 * What the visitor finds in a bin: what they deleted themselves; a site administrator all of it. The second stage is in the
 * site's bin, for administrators only. What has been there for 93 days is removed when someone looks.
 */
function entriesOf(call: Call, bin: Bin): BinEntry[] {
  removeExpired(call);
  const { user } = call.visitor;
  return entriesOfSite(call.service.database, call.site.id).filter((entry) => {
    if (bin === 'web' && (entry.webId !== call.web.id || entry.stage !== binStage.first)) return false;
    return user.siteAdmin || (entry.deletedBy === user.id && entry.stage === binStage.first);
  });
}

/** What the visitor finds in the bin of a web, or of the site. */
export function binEntities(call: Call, bin: Bin): Entity[] {
  return entriesOf(call, bin).map((entry) => binEntity(call, entry));
}

function removeExpired(call: Call): void {
  for (const entry of expiredEntries(call.service.database, call.site.id)) purgeEntry(call, entry);
}

function secondStage(call: Call): BinEntry[] {
  if (!call.visitor.user.siteAdmin) throw accessDenied();
  return entriesOf(call, 'site').filter((entry) => entry.stage === binStage.second);
}

function moveToSecondStage(call: Call, entry: BinEntry): void {
  setStage(call.service.database, entry, binStage.second);
}

/** A method that does the same to several entries: all of it or nothing. */
function forAll(
  entriesFor: (call: Call, bin: Bin) => BinEntry[],
  work: (call: Call, entry: BinEntry) => void,
): Step<Bin> {
  return (call, bin) =>
    action(call, () => {
      const entries = entriesFor(call, bin);
      call.service.database.transaction(() => {
        for (const entry of entries) work(call, entry);
      });
      return emptyReply();
    });
}

/** A method that does the same to the entries whose ids are sent: all of it or nothing. */
function forIds(work: (call: Call, entry: BinEntry) => void): Step<Bin> {
  return forAll((call, bin) => {
    const ids = sentList(own(bodyObject(call), 'ids') ?? null);
    if (ids === undefined) throw invalidArgument('The parameter ids must be a list.');
    const entries = new Map(entriesOf(call, bin).map((entry) => [entry.guid, entry]));
    const named = ids.map((id) => {
      const entry = entries.get((typeof id === 'string' ? guidText(id) : undefined) ?? '');
      if (entry === undefined) throw notInBin();
      return entry;
    });
    return [...new Set(named)];
  }, work);
}

function one(work: (call: Call, entry: BinEntry) => void): Step<BinEntry> {
  return (call, entry) =>
    action(call, () => {
      work(call, entry);
      return emptyReply();
    });
}

const entryNoun: Noun<BinEntry> = {
  read: (call, entry) => entityReply(call, binEntity(call, entry)),
  remove(call, entry) {
    purgeEntry(call, entry);
    return emptyReply();
  },
  members: {
    restore: one(restoreEntry),
    deleteobject: one(purgeEntry),
    movetosecondstage: one(moveToSecondStage),
  },
  otherwise: (call, entry, name) => propertyOf(call, binEntity(call, entry), name),
};

const firstStage = (call: Call, bin: Bin) => entriesOf(call, bin).filter((entry) => entry.stage === binStage.first);

const binNoun: Noun<Bin> = {
  read: (call, bin) => binReply(call, entriesOf(call, bin)),
  members: {
    getbyid: (call, bin, given) => byId(call, bin, given),
    restoreall: forAll(entriesOf, restoreEntry),
    deleteall: forAll(firstStage, purgeEntry),
    restorebyids: forIds(restoreEntry),
    deletebyids: forIds(purgeEntry),
    movetosecondstagebyids: forIds(moveToSecondStage),
    movealltosecondstage: forAll(firstStage, moveToSecondStage),
    deleteallsecondstageitems: forAll(secondStage, purgeEntry),
  },
};

function binReply(call: Call, entries: readonly BinEntry[]) {
  return collectionReply(
    call,
    binSet,
    entries.map((entry) => binEntity(call, entry)),
  );
}

function notInBin(): SharePointError {
  return notFound('The item is not in the Recycle Bin.');
}

function byId(call: Call, bin: Bin, given: Arguments): Resource {
  const guid = given.guid('id');
  const entry = entriesOf(call, bin).find((each) => each.guid === guid);
  if (entry === undefined) throw notInBin();
  return resource(entryNoun, call, entry);
}

/** `web/recyclebin`, `site/recyclebin`, `web/recyclebin('guid')`. */
export function recycleBinStep<Parent>(bin: Bin): Step<Parent> {
  return collection<Parent, Bin>(binNoun, () => bin, byId);
}

/** `getrecyclebinitems` and `getrecyclebinitemsbyqueryinfo`: one page; the newest deletions first unless asked otherwise. */
export function recycleBinItemsStep<Parent>(bin: Bin): Step<Parent> {
  return (call, _parent, given) => reader(call, () => binReply(call, pageOf(call, bin, readBinQuery(call, given))));
}

/** As entriesOf, read page by page. */
function pageOf(call: Call, bin: Bin, { page, stage, onlyMine }: BinQuery): BinEntry[] {
  removeExpired(call);
  const { user } = call.visitor;
  const firstOnly = bin === 'web' || !user.siteAdmin;
  if (firstOnly && stage === binStage.second) return [];
  const filter = {
    webId: bin === 'web' ? call.web.id : undefined,
    deletedBy: onlyMine || !user.siteAdmin ? user.id : undefined,
    stage: firstOnly ? binStage.first : stage === 0 ? undefined : stage,
  };
  return pageOfSite(call.service.database, call.site.id, filter, page);
}
