import type { Page } from 'playwright-core';

declare global {
  interface Window {
    reportPolicyViolation?: (text: string) => void;
  }
}

/** What a page did that a person would not see: messages, faults, refused scripts and requests that failed. */
export interface Findings {
  readonly lines: string[];
}

/** Collects from now on what a page complains about; call it before the page is opened. */
export async function collectFindings(page: Page): Promise<Findings> {
  const lines: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) lines.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => lines.push(`page error: ${error.stack ?? error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Cut off by the page itself, which went elsewhere or no longer wants to know: no fault of anybody.
    if (reason !== 'net::ERR_ABORTED') lines.push(`request failed: ${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400)
      lines.push(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  await page.exposeBinding('reportPolicyViolation', (_source, text: string) => {
    lines.push(`policy violation: ${text}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.reportPolicyViolation?.(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  return { lines };
}
