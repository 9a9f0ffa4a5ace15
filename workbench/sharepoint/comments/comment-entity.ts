import type { Call } from '../http/call.js';
import type { JsonObject } from '../json.js';
import type { Entity, EntityType } from '../representation/entity.js';
import { entity } from '../representation/entity.js';
import type { Comment, CommentedItem, Liker } from './comment-table.js';
import { commentsOf, likersOfComment, likersOfItem, replyCount } from './comment-table.js';

/** A person as comments name them: not as elsewhere, with small first letters. */
function personOf(call: Call, userId: number): JsonObject {
  const user = call.service.principals.byId(call.site.id, userId);
  return {
    email: user?.email ?? '',
    expiration: null,
    id: userId,
    isActive: user !== undefined,
    isExternal: user?.guest ?? false,
    jobTitle: null,
    loginName: user?.login ?? '',
    name: user?.title ?? '',
    principalType: user?.kind ?? 1,
    userId: null,
    userPrincipalName: null,
  };
}

function addressOf({ list, id }: CommentedItem): string {
  return `Web/Lists(guid'${list.guid}')/Items(${id})`;
}

const commentType: EntityType<Comment> = {
  name: 'Microsoft.SharePoint.Comments.comment',
  set: 'SP.ApiData.Comments',
  path: ({ item, id }) => `${addressOf(item)}/Comments(${id})`,
  properties: {
    author: {
      complex: 'Microsoft.SharePoint.Comments.Client.Identity',
      read: ({ author }, call) => personOf(call, author),
    },
    createdDate: { read: ({ created }) => created },
    // 64-bit numbers travel as text.
    id: { read: ({ id }) => String(id) },
    isLikedByUser: {
      read: ({ id }, call) => likersOfComment(call, id).some(({ userId }) => userId === call.visitor.user.id),
    },
    isReply: { read: ({ parentId }) => parentId !== undefined },
    itemId: { read: ({ item }) => item.id },
    likeCount: { read: ({ id }, call) => likersOfComment(call, id).length },
    listId: { read: ({ item }) => item.list.guid },
    mentions: { read: ({ mentions }) => mentions },
    parentId: { read: ({ parentId }) => String(parentId ?? 0) },
    replyCount: { read: (comment, call) => replyCount(call, comment) },
    text: { read: (comment) => comment.text },
  },
  navigations: {
    likedBy: ({ item, id }, call) => ({
      many: likersOfComment(call, id).map((liker) => likerEntity(call, item, liker)),
    }),
    replies: ({ item, id }, call) => ({
      many: commentsOf(call, item, id).map((reply) => commentEntity(call, reply)),
    }),
  },
};

/** A comment as SharePoint represents it. */
export function commentEntity(call: Call, comment: Comment): Entity {
  return entity(commentType, call, comment);
}

/** The entity set of comments. */
export const commentSet = commentType.set;

interface ItemLiker extends Liker {
  readonly item: CommentedItem;
}

const likerType: EntityType<ItemLiker> = {
  name: 'Microsoft.SharePoint.Likes.userEntity',
  set: 'SP.ApiData.Likes',
  path: ({ item, userId }) => `${addressOf(item)}/likedBy(${userId})`,
  properties: {
    creationDate: { read: ({ since }) => since },
    email: { read: ({ userId }, call) => personOf(call, userId)['email'] ?? '' },
    id: { read: ({ userId }) => userId },
    loginName: { read: ({ userId }, call) => personOf(call, userId)['loginName'] ?? '' },
    name: { read: ({ userId }, call) => personOf(call, userId)['name'] ?? '' },
  },
};

/** Somebody who likes an item or a comment. */
export function likerEntity(call: Call, item: CommentedItem, liker: Liker): Entity {
  return entity(likerType, call, { ...liker, item });
}

/** The entity set of people who like something. */
export const likerSet = likerType.set;

const likedByType: EntityType<CommentedItem> = {
  name: 'Microsoft.SharePoint.Likes.likedByInformation',
  set: 'SP.ApiData.LikedByInformations',
  path: (item) => `${addressOf(item)}/likedByInformation`,
  properties: {
    isLikedByUser: {
      read: (item, call) => likersOfItem(call, item).some(({ userId }) => userId === call.visitor.user.id),
    },
    likeCount: { read: (item, call) => likersOfItem(call, item).length },
  },
  navigations: {
    likedBy: (item, call) => ({ many: likersOfItem(call, item).map((liker) => likerEntity(call, item, liker)) }),
  },
};

/** How an item is liked. */
export function likedByEntity(call: Call, item: CommentedItem): Entity {
  return entity(likedByType, call, item);
}
