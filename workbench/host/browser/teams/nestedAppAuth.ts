/** The identifiers that Teams gives a tab of its account before any token is asked for. */
interface AccountContext {
  readonly homeAccountId: string;
  readonly environment: string;
  readonly tenantId: string;
}

interface NestedRequest {
  readonly method: string;
  readonly requestId: string;
  readonly scope: string;
  readonly clientId: string;
  readonly authority: string | undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function readRequest(data: unknown): NestedRequest {
  const request: unknown = JSON.parse(text(data) ?? 'null');
  const parameters = field(request, 'tokenParams');
  return {
    method: text(field(request, 'method')) ?? '',
    requestId: text(field(request, 'requestId')) ?? '',
    scope: text(field(parameters, 'scope')) ?? '',
    clientId: text(field(parameters, 'clientId')) ?? '',
    authority: text(field(parameters, 'authority')),
  };
}

/**
 * Answers a tab's nested app authentication (`nestedAppAuth.execute`): who is signed in, and a token for a scope. The
 * workbench issues the token for the person that the page's cookie names.
 * @returns the answer as Teams sends it, as text
 */
export async function answerNestedAppAuth(data: unknown, tokenPath: string, account: AccountContext): Promise<string> {
  const request = readRequest(data);
  const answer = { messageType: 'NestedAppAuthResponse', requestId: request.requestId };
  if (request.method === 'GetInitContext')
    return JSON.stringify({
      ...answer,
      success: true,
      initContext: {
        sdkName: 'workbench',
        sdkVersion: '1.0.0',
        accountContext: account,
        capabilities: { queryAccount: false },
      },
    });
  if (request.method === 'GetToken' || request.method === 'GetTokenPopup') {
    const reply = await fetch(tokenPath, {
      method: 'POST',
      body: new URLSearchParams({ scope: request.scope, client: request.clientId }),
    });
    if (reply.ok) {
      const issued: unknown = await reply.json();
      const token = field(issued, 'token');
      return JSON.stringify({
        ...answer,
        success: true,
        token: { ...(typeof token === 'object' ? token : {}), authority: request.authority },
        account: field(issued, 'account'),
      });
    }
    const description = await reply.text();
    return JSON.stringify({
      ...answer,
      success: false,
      error: { status: 'PERSISTENT_ERROR', code: 'refused', description },
    });
  }
  return JSON.stringify({
    ...answer,
    success: false,
    error: { status: 'PERSISTENT_ERROR', code: 'unknown_method', description: request.method },
  });
}
