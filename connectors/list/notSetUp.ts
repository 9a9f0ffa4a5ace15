import { columnsOf, internalName, z, type ListDeclaration } from '@phb/schemas';
import { spGet, SPQueryable } from '@pnp/sp/spqueryable.js';
import { ConnectorError } from '../errors/connectorError.js';
import { expecting } from '../errors/expecting.js';
import { NotFoundError, NotSetUpError } from '../errors/kinds.js';
import type { SiteConnection } from '../session/site.js';
import { listPath } from './context.js';

const fieldNames = z.array(z.object({ InternalName: z.string() }));
const owner = 'An owner of the site opens “More” in the register and presses “Set up again”.';

/** The labels of the columns that are declared and that the list of this site has not. */
async function missingColumns(site: SiteConnection, list: ListDeclaration): Promise<readonly string[]> {
  const fields = SPQueryable(site.sp.web.getList(listPath(site, list)), 'fields').select('InternalName');
  const answer = await spGet<unknown>(fields);
  const there = new Set(expecting(list.title, () => fieldNames.parse(answer)).map((field) => field.InternalName));
  return columnsOf(list).flatMap(([name, column]) => (there.has(internalName(name)) ? [] : [column.label]));
}

const quoted = (labels: readonly string[]): string => labels.map((label) => `“${label}”`).join(', ');

/**
 * What to say of a refused request about the rows of a list where the site was set up for an earlier version: which list or
 * columns are missing, and who adds them. Any other error is given back as it is. SharePoint says in its own language which
 * column it does not know, and only the first: the list itself is asked, one request.
 */
export async function explained(site: SiteConnection, list: ListDeclaration, error: ConnectorError): Promise<unknown> {
  const { message, sharePointCode, requestId, status } = error;
  const facts = { message, sharePointCode, requestId, status, cause: error };
  if (status === 404) {
    const sentence = `“${list.title}” is not in this site, or you may not open it. If the site was set up by an earlier version: ${lowerFirst(owner)}`;
    return new NotFoundError({ ...facts, sentence });
  }
  let missing: readonly string[];
  try {
    missing = await missingColumns(site, list);
  } catch (cause) {
    // What was refused first is what there is to say.
    if (cause instanceof ConnectorError) return error;
    throw cause;
  }
  if (missing.length === 0) return error;
  const lacks = `“${list.title}” lacks the ${missing.length === 1 ? 'column' : 'columns'} ${quoted(missing)}`;
  return new NotSetUpError({
    ...facts,
    site: list.site,
    sentence: `This site was set up by an earlier version: ${lacks}. ${owner}`,
  });
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
