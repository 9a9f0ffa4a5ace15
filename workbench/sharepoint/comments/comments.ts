import { unknownList } from '../errors/errors.js';
import { Arguments } from '../http/arguments.js';
import { bodyEntity, sentList } from '../http/body.js';
import type { Call, Reply } from '../http/call.js';
import { collection, numberKey } from '../http/collection-noun.js';
import type { Segment } from '../http/path.js';
import type { Noun, Resource, Step } from '../http/resource.js';
import { action, reader, resource } from '../http/resource.js';
import { own, textOf } from '../json.js';
import { maySeeList } from '../permissions/demand.js';
import { collectionReply } from '../representation/collection.js';
import { entityReply } from '../representation/entity.js';
import { propertyOf } from '../representation/property-resource.js';
import { emptyReply, noContent } from '../representation/reply.js';
import { valueReply } from '../representation/values.js';
import { commentEntity, commentSet, likedByEntity, likerEntity, likerSet } from './comment-entity.js';
import type { Comment, CommentedItem } from './comment-table.js';
import {
  addComment,
  commentsDisabled,
  commentsOf,
  deleteAllComments,
  deleteComment,
  demandComment,
  likeComment,
  likeItem,
  likersOfComment,
  likersOfItem,
  rateItem,
  setCommentsDisabled,
} from './comment-table.js';

/** Comments of an item, or replies to one of them. */
interface Thread {
  readonly item: CommentedItem;
  readonly parentId: number | undefined;
}

function listReply(call: Call, { item, parentId }: Thread): Reply {
  return collectionReply(
    call,
    commentSet,
    commentsOf(call, item, parentId).map((comment) => commentEntity(call, comment)),
  );
}

function add(call: Call, { item, parentId }: Thread): Reply {
  const { properties } = bodyEntity(call);
  const sent = {
    text: textOf(properties, 'text') ?? '',
    mentions: sentList(own(properties, 'mentions') ?? null) ?? [],
  };
  return entityReply(call, commentEntity(call, addComment(call, item, sent, parentId)), 201);
}

const repliesNoun: Noun<Thread> = { read: listReply, create: add };

const commentNoun: Noun<Comment> = {
  read: (call, comment) => entityReply(call, commentEntity(call, comment)),
  remove(call, comment) {
    deleteComment(call, comment);
    return emptyReply();
  },
  members: {
    like: (call, comment) => action(call, () => liking(call, comment, true)),
    unlike: (call, comment) => action(call, () => liking(call, comment, false)),
    likedby: (call, comment) =>
      reader(call, () =>
        collectionReply(
          call,
          likerSet,
          likersOfComment(call, comment.id).map((liker) => likerEntity(call, comment.item, liker)),
        ),
      ),
    replies: collection<Comment, Thread>(
      repliesNoun,
      (_call, { item, id }) => ({ item, parentId: id }),
      (call, { item }, given) => oneComment(call, item, given),
    ),
  },
  otherwise: (call, comment, name) => propertyOf(call, commentEntity(call, comment), name),
};

function liking(call: Call, comment: Comment, likes: boolean): Reply {
  likeComment(call, comment, likes);
  return emptyReply();
}

function oneComment(call: Call, item: CommentedItem, given: Arguments): Resource {
  return resource(commentNoun, call, demandComment(call, item, numberKey(given)));
}

const commentsNoun: Noun<Thread> = {
  read: listReply,
  create: add,
  members: {
    getbyid: (call, { item }, given) => oneComment(call, item, given),
    deleteall: (call, { item }) =>
      action(call, () => {
        deleteAllComments(call, item);
        return emptyReply();
      }),
  },
};

/** What comments and likes add to an item's path. */
export const commentSteps: Readonly<Record<string, Step<CommentedItem>>> = {
  comments: collection<CommentedItem, Thread>(
    commentsNoun,
    (_call, { list, id }) => ({ item: { list, id }, parentId: undefined }),
    (call, { item }, given) => oneComment(call, item, given),
  ),
  commentsdisabled: (call, item) =>
    reader(call, () => {
      likersOfItem(call, item);
      return valueReply(call, 'CommentsDisabled', commentsDisabled(call, item), 'Edm.Boolean');
    }),
  // PnPjs sends it with the verb MERGE.
  setcommentsdisabled: (call, item, given) => {
    const set = (): Reply => {
      setCommentsDisabled(call, item, given.flag('value', 0, true));
      return noContent();
    };
    return resource({ create: set, merge: set }, call, item);
  },
  like: (call, item) => action(call, () => likeReply(call, item, true)),
  unlike: (call, item) => action(call, () => likeReply(call, item, false)),
  likedby: (call, item) =>
    reader(call, () =>
      collectionReply(
        call,
        likerSet,
        likersOfItem(call, item).map((liker) => likerEntity(call, item, liker)),
      ),
    ),
  likedbyinformation: (call, item) =>
    reader(call, () => {
      likersOfItem(call, item);
      return entityReply(call, likedByEntity(call, item));
    }),
};

function likeReply(call: Call, item: CommentedItem, likes: boolean): Reply {
  return valueReply(call, likes ? 'Like' : 'Unlike', likeItem(call, item, likes), 'Edm.Int32');
}

function reputation(work: (call: Call, item: CommentedItem, given: Arguments) => Reply) {
  return (call: Call, segment: Segment): Resource =>
    action(call, () => {
      const given = new Arguments(segment.arguments, call.query);
      const list = call.service.lists.byGuid(call.web, given.guid('listID'));
      if (list === undefined || !maySeeList(call, list)) throw unknownList();
      return work(call, { list, id: given.integer('itemID', 1) }, given);
    });
}

/** The reputation model's methods, which stand directly behind `_api/`, in lower case. */
export const reputationRoots: Readonly<Record<string, (call: Call, segment: Segment) => Resource>> = {
  'microsoft.office.server.reputationmodel.reputation.setlike': reputation((call, item, given) =>
    valueReply(call, 'SetLike', likeItem(call, item, given.flag('like', 2, true)), 'Edm.Int32'),
  ),
  'microsoft.office.server.reputationmodel.reputation.setrating': reputation((call, item, given) =>
    valueReply(call, 'SetRating', rateItem(call, item, given.integer('rating', 2)), 'Edm.Double'),
  ),
};
