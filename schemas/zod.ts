import * as z from 'zod/mini';

// zod's fast path compiles functions from text, which SharePoint's Content-Security-Policy forbids (and reports).
z.config({ jitless: true });

export { z };
