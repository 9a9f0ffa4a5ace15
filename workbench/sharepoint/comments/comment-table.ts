import { invalidArgument, notFound, refused } from '../errors/errors.js';
import type { Call } from '../http/call.js';
import { instantText } from '../instant.js';
import { demandItem } from '../items/item-store.js';
import type { JsonValue } from '../json.js';
import { flagOf, parseJson } from '../json.js';
import type { List } from '../lists/list.js';
import { permission } from '../permissions/base-permissions.js';
import type { Row } from '../storage/rows.js';
import { integer, optionalInteger, text } from '../storage/rows.js';

/** The item that is commented. */
export interface CommentedItem {
  readonly list: List;
  readonly id: number;
}

/** A comment of an item, or a reply to one. */
export interface Comment {
  readonly item: CommentedItem;
  readonly id: number;
  /** The comment that it replies to. */
  readonly parentId: number | undefined;
  readonly author: number;
  readonly created: string;
  readonly text: string;
  /** Who is mentioned, as it was sent. */
  readonly mentions: JsonValue;
}

/** Somebody who likes something. */
export interface Liker {
  readonly userId: number;
  readonly since: string;
}

const sitePages = 119;

function commentOf(item: CommentedItem, row: Row): Comment {
  return {
    item,
    id: integer(row, 'id'),
    parentId: optionalInteger(row, 'parent_id'),
    author: integer(row, 'author'),
    created: text(row, 'created'),
    text: text(row, 'text'),
    mentions: parseJson(text(row, 'mentions')),
  };
}

/** An item's comments, or the replies to one of them, newest first. @throws SharePointError (404) */
export function commentsOf(call: Call, item: CommentedItem, parentId: number | undefined): Comment[] {
  demandItem(call, item.list, item.id, permission.viewListItems);
  const sql = 'SELECT * FROM comments WHERE list_id = ? AND item_id = ? AND parent_id IS ? ORDER BY id DESC';
  return call.service.database.all(sql, item.list.id, item.id, parentId ?? null).map((row) => commentOf(item, row));
}

/** A comment or reply of an item by its id. @throws SharePointError (404) */
export function demandComment(call: Call, item: CommentedItem, id: number): Comment {
  demandItem(call, item.list, item.id, permission.viewListItems);
  const sql = 'SELECT * FROM comments WHERE list_id = ? AND item_id = ? AND id = ?';
  const row = call.service.database.get(sql, item.list.id, item.id, id);
  if (row === undefined) throw notFound('The comment does not exist. It may have been deleted.');
  return commentOf(item, row);
}

/**
 * Adds a comment, or a reply to one. Whoever may read a page may comment it; an item of a list, who may change it.
 *
 * @throws SharePointError: 404, 403, 400 for an empty text, 500 where comments are turned off
 */
export function addComment(
  call: Call,
  item: CommentedItem,
  sent: { readonly text: string; readonly mentions: JsonValue },
  parentId?: number,
): Comment {
  const { database } = call.service;
  return database.transaction(() => {
    const isPage = item.list.properties['BaseTemplate'] === sitePages;
    demandItem(call, item.list, item.id, isPage ? permission.viewListItems : permission.editListItems);
    if (commentsDisabled(call, item)) throw refused('Comments are turned off for this item.');
    if (sent.text.trim() === '') throw invalidArgument('A comment needs a text.');
    if (parentId !== undefined && demandComment(call, item, parentId).parentId !== undefined) {
      throw invalidArgument('A reply cannot be replied to.');
    }
    const { id } = database.run(
      `INSERT INTO comments (list_id, item_id, parent_id, author, created, text, mentions) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      item.list.id,
      item.id,
      parentId ?? null,
      call.visitor.user.id,
      instantText(),
      sent.text,
      JSON.stringify(sent.mentions),
    );
    return demandComment(call, item, id);
  });
}

/** Removes a comment with its replies: one's own, or any with the permission to manage lists. @throws 403, 404 */
export function deleteComment(call: Call, comment: Comment): void {
  const { database } = call.service;
  const { item } = comment;
  database.transaction(() => {
    const isOwn = comment.author === call.visitor.user.id;
    demandItem(call, item.list, item.id, isOwn ? permission.viewListItems : permission.manageLists);
    database.run(
      'DELETE FROM comments WHERE list_id = ? AND item_id = ? AND parent_id = ?',
      item.list.id,
      item.id,
      comment.id,
    );
    database.run('DELETE FROM comments WHERE id = ?', comment.id);
  });
}

/** Removes all comments of an item. @throws SharePointError: 403, 404 */
export function deleteAllComments(call: Call, item: CommentedItem): void {
  demandItem(call, item.list, item.id, permission.manageLists);
  call.service.database.run('DELETE FROM comments WHERE list_id = ? AND item_id = ?', item.list.id, item.id);
}

/** True if nobody can comment the item: its own setting, or the list's. */
export function commentsDisabled(call: Call, { list, id }: CommentedItem): boolean {
  if (flagOf(list.properties, 'DisableCommenting')) return true;
  const sql = 'SELECT 1 FROM closed_comments WHERE list_id = ? AND item_id = ?';
  return call.service.database.get(sql, list.id, id) !== undefined;
}

/** Turns the comments of an item on or off. @throws SharePointError: 403, 404 */
export function setCommentsDisabled(call: Call, { list, id }: CommentedItem, disabled: boolean): void {
  demandItem(call, list, id, permission.editListItems);
  const { database } = call.service;
  if (disabled) database.run('INSERT OR IGNORE INTO closed_comments VALUES (?, ?)', list.id, id);
  else database.run('DELETE FROM closed_comments WHERE list_id = ? AND item_id = ?', list.id, id);
}

/** Who likes a comment, in the order in which they said so. */
export function likersOfComment(call: Call, id: number): Liker[] {
  return call.service.database
    .all('SELECT user_id, created FROM comment_likes WHERE comment_id = ? ORDER BY rowid', id)
    .map(likerOf);
}

function likerOf(row: Row): Liker {
  return { userId: integer(row, 'user_id'), since: text(row, 'created') };
}

/** The visitor likes a comment, or no longer does. Saying so twice changes nothing. */
export function likeComment(call: Call, comment: Comment, likes: boolean): void {
  const { database } = call.service;
  const { id: userId } = call.visitor.user;
  if (likes) database.run('INSERT OR IGNORE INTO comment_likes VALUES (?, ?, ?)', comment.id, userId, instantText());
  else database.run('DELETE FROM comment_likes WHERE comment_id = ? AND user_id = ?', comment.id, userId);
}

/** Who likes an item. @throws SharePointError (404) */
export function likersOfItem(call: Call, { list, id }: CommentedItem): Liker[] {
  demandItem(call, list, id, permission.viewListItems);
  return call.service.database
    .all(
      'SELECT user_id, created FROM reputations WHERE list_id = ? AND item_id = ? AND liked = 1 ORDER BY rowid',
      list.id,
      id,
    )
    .map(likerOf);
}

/** The visitor likes an item, or no longer does. Answers how many do. @throws SharePointError (404) */
export function likeItem(call: Call, item: CommentedItem, likes: boolean): number {
  setReputation(call, item, 'liked', likes ? 1 : 0);
  return likersOfItem(call, item).length;
}

/** The visitor rates an item with 1 to 5. Answers the average. @throws SharePointError: 404, 400 */
export function rateItem(call: Call, item: CommentedItem, rating: number): number {
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) throw invalidArgument('A rating is a number from 1 to 5.');
  setReputation(call, item, 'rating', rating);
  const sql = 'SELECT avg(rating) AS mean FROM reputations WHERE list_id = ? AND item_id = ? AND rating > 0';
  const mean = call.service.database.get(sql, item.list.id, item.id)?.['mean'];
  return typeof mean === 'number' ? mean : 0;
}

function setReputation(call: Call, { list, id }: CommentedItem, column: 'liked' | 'rating', value: number): void {
  demandItem(call, list, id, permission.viewListItems);
  call.service.database.run(
    `INSERT INTO reputations (list_id, item_id, user_id, ${column}, created) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (list_id, item_id, user_id) DO UPDATE SET ${column} = excluded.${column}`,
    list.id,
    id,
    call.visitor.user.id,
    value,
    instantText(),
  );
}

/** How many replies a comment has. */
export function replyCount(call: Call, comment: Comment): number {
  const sql = 'SELECT count(*) AS n FROM comments WHERE list_id = ? AND item_id = ? AND parent_id = ?';
  const row = call.service.database.get(sql, comment.item.list.id, comment.item.id, comment.id);
  return row === undefined ? 0 : integer(row, 'n');
}
