/** One try of a request: an answer with its body read, or silence. */
export type Exchange =
  { readonly answer: Response; readonly body: ArrayBuffer } | { readonly silence: unknown; readonly timedOut: boolean };

/**
 * Sends a request once. The body is read here too, since a connection can break in the middle of it.
 * @throws the reason of the signal if the caller stopped
 */
export async function exchange(
  url: string,
  init: RequestInit,
  timeoutMs: number,
  signal: AbortSignal | null | undefined,
): Promise<Exchange> {
  const controller = new AbortController();
  let timedOut = false;
  const stop = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeoutMs);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    signal?.throwIfAborted();
    const answer = await fetch(url, { ...init, signal: controller.signal });
    return { answer, body: await answer.arrayBuffer() };
  } catch (error) {
    signal?.throwIfAborted();
    return { silence: error, timedOut };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

const emptyStatuses = new Set([204, 205, 304]);

/** The answer again, with the body that was read from it. */
export function withBody(answer: Response, body: ArrayBuffer): Response {
  return new Response(emptyStatuses.has(answer.status) ? null : body, {
    status: answer.status,
    statusText: answer.statusText,
    headers: answer.headers,
  });
}
