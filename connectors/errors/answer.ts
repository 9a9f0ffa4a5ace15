/** What SharePoint says of a failure, taken from its answer. */
export interface RefusalText {
  readonly code: number | undefined;
  /** The .NET type, as in Microsoft.SharePoint.SPDuplicateValuesFoundException. */
  readonly type: string;
  readonly text: string;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Reads an error body in any of SharePoint's JSON forms. A body that is none of them is a refusal without words. */
export function readRefusal(body: string): RefusalText {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return { code: undefined, type: '', text: '' }; // a proxy's page of HTML
    throw error;
  }
  const error = property(json, 'odata.error') ?? property(json, 'error');
  const code = property(error, 'code');
  const match = /^(-?\d+)\s*,\s*(.*)$/.exec(typeof code === 'string' ? code : '');
  const message = property(error, 'message');
  const text = typeof message === 'string' ? message : property(message, 'value');
  return {
    code: match ? Number(match[1]) : undefined,
    type: match?.[2] ?? '',
    text: typeof text === 'string' ? text : '',
  };
}
