import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Database } from '../storage/database.js';
import { text } from '../storage/rows.js';

/** How long a digest is good for, in seconds. */
export const digestLifetime = 1800;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A clock that is a little ahead does no harm. */
const tolerance = 60_000;

/**
 * Form digests: `0x<signature>,<date>`, signed with a secret of the data file and never remembered, so that they outlive
 * a restart. A digest is good for one person on one site for 30 minutes.
 */
export class Digests {
  #secret: string;

  constructor(private readonly database: Database) {
    const known = database.get("SELECT value FROM secrets WHERE name = 'digest'");
    if (known !== undefined) {
      this.#secret = text(known, 'value');
      return;
    }
    this.#secret = newSecret();
    database.run("INSERT INTO secrets VALUES ('digest', ?)", this.#secret);
  }

  /** Makes every digest issued so far worthless: a new secret signs the next ones. */
  expireAll(): void {
    this.#secret = newSecret();
    this.database.run("UPDATE secrets SET value = ? WHERE name = 'digest'", this.#secret);
  }

  /** A new digest. */
  issue(siteGuid: string, login: string, now = Date.now()): string {
    const date = digestDate(now);
    return `${this.#sign(siteGuid, login, date)},${date}`;
  }

  /** True if the digest was issued for that person on that site and has not expired. */
  accepts(digest: string, siteGuid: string, login: string, now = Date.now()): boolean {
    const comma = digest.indexOf(',');
    if (comma < 0) return false;
    const date = digest.slice(comma + 1).trim();
    const given = Buffer.from(digest.slice(0, comma).toUpperCase());
    const expected = Buffer.from(this.#sign(siteGuid, login, date).toUpperCase());
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
    const issued = Date.parse(date);
    return !Number.isNaN(issued) && now - issued <= digestLifetime * 1000 && issued - now <= tolerance;
  }

  #sign(siteGuid: string, login: string, date: string): string {
    const content = `${siteGuid}\n${login.toLowerCase()}\n${date}`;
    return `0x${createHmac('sha512', this.#secret).update(content).digest('hex').toUpperCase()}`;
  }
}

function newSecret(): string {
  return randomBytes(32).toString('hex');
}

/** `14 Mar 2026 09:05:00 -0000`. */
function digestDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} -0000`;
}
