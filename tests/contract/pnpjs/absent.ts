import type { Bench } from './call.js';

/** A refusal as SharePoint answers what is not there: 404, an OData error, and a code of two parts. */
export async function expectAbsent(work: Promise<unknown>): Promise<void> {
  await expect(work).rejects.toMatchObject({
    status: 404,
    message: expect.stringMatching(/"code":"-?\d+, [A-Za-z.]+"/),
  });
}

/** A refusal with a status. */
export async function expectStatus(work: Promise<unknown>, status: number): Promise<void> {
  await expect(work).rejects.toMatchObject({ status });
}

/** The id of a person among the site's users, added if need be. */
export async function idOf({ sp, login }: Bench, person: 'owner' | 'member' | 'visitor' | 'stranger'): Promise<number> {
  return (await sp.web.ensureUser(login(person))).Id;
}
