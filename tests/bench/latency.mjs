/**
 * Holds each request of this process back for a time, as a line to SharePoint Online does. The clients that are compared ask by the
 * same fetch, so both are held back alike.
 * @returns the way to count the requests and to stop
 */
export function withLatency(milliseconds) {
  const { fetch } = globalThis;
  let requests = 0;
  globalThis.fetch = async (...asked) => {
    requests += 1;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return fetch(...asked);
  };
  return { count: () => requests, stop: () => (globalThis.fetch = fetch) };
}
