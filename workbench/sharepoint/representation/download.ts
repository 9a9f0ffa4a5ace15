import type { Bytes } from '../http/bytes.js';
import type { Call, Reply } from '../http/call.js';

/** Media types by extension; everything else is answered as bytes of no known kind. */
const mediaTypes: Readonly<Record<string, string>> = {
  aspx: 'text/html; charset=utf-8',
  bmp: 'image/bmp',
  css: 'text/css',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  mp4: 'video/mp4',
  msg: 'application/vnd.ms-outlook',
  pdf: 'application/pdf',
  png: 'image/png',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  rtf: 'application/rtf',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  txt: 'text/plain',
  webp: 'image/webp',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'text/xml',
  zip: 'application/x-zip-compressed',
};

/** The media type of a file, by its extension. */
function mediaType(fileName: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return (Object.hasOwn(mediaTypes, extension) ? mediaTypes[extension] : undefined) ?? 'application/octet-stream';
}

/** What is known of a file that is answered as bytes. */
interface Download {
  readonly name: string;
  readonly etag: string;
  readonly content: Bytes;
}

/**
 * Answers the bytes of a file, or the part of them that `Range` asks for. A file is always answered as one to be kept,
 * never to be shown: what somebody has uploaded must not run as a page of the site.
 */
export function downloadReply(call: Call, { name, etag, content }: Download): Reply {
  const headers = {
    'Accept-Ranges': 'bytes',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeName(name)}`,
    'Content-Type': mediaType(name),
    ETag: etag,
  };
  const range = readRange(call.header('range'), content.length);
  if (range === undefined) return { status: 200, headers, body: '', stream: content };
  if (range === 'outside') {
    return { status: 416, headers: { 'Content-Range': `bytes */${content.length}` }, body: '' };
  }
  const { from, to } = range;
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${from}-${to - 1}/${content.length}` },
    body: '',
    stream: { length: to - from, blocks: (start = 0, end = to - from) => content.blocks(from + start, from + end) },
  };
}

/** As RFC 8187 wants it: everything but letters, digits and a few signs as percent codes. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** One range of bytes, `to` exclusive. Several ranges, and what is no range, are passed over: all bytes are answered. */
function readRange(header: string | undefined, length: number): { from: number; to: number } | 'outside' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '');
  if (match === null) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const count = Math.min(Number(last), length);
    return count === 0 ? 'outside' : { from: length - count, to: length };
  }
  const from = Number(first);
  const to = last === '' ? length : Math.min(Number(last) + 1, length);
  if (last !== '' && Number(last) < from) return undefined;
  return from >= length ? 'outside' : { from, to };
}
