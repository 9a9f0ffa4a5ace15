/** What a page needs beyond its own origin. */
export interface PolicyNeeds {
  readonly nonce: string;
  /** Addresses (ending in a slash) below which scripts may be loaded without a nonce, as SharePoint lists its asset libraries. */
  readonly scripts: readonly string[];
  /** Origins that may be shown in a frame. */
  readonly frames?: readonly string[];
}

/**
 * The policy of the workbench's pages. SharePoint Online enforces `script-src` (since March 2026); this one is
 * stricter, without 'unsafe-eval', so that what works here works there. Styles are left open as SharePoint leaves them:
 * Fluent makes its style elements while the page runs.
 */
export function contentSecurityPolicy(needs: PolicyNeeds): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${needs.nonce}' ${needs.scripts.join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${["'self'", ...(needs.frames ?? [])].join(' ')}`,
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}
