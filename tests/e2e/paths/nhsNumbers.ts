import { items } from './plainHttp.js';

/** An NHS number for tests (999 …) with its right check digit that nobody has, worked out here and not by the product. */
export async function freeNhsNumber(): Promise<string> {
  const rows = await items('coordinator', 'register', 'People', { $select: 'Id,Title,NhsNumber' });
  const taken = new Set(rows.map((row) => row['NhsNumber']));
  for (let serial = 999_000_100; ; serial += 1) {
    const digits = Array.from(String(serial), Number);
    const check = 11 - (digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11);
    const whole = `${serial}${check === 11 ? 0 : check}`;
    if (check !== 10 && !taken.has(whole)) return whole;
  }
}
