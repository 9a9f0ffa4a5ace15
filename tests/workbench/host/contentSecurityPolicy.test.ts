import { contentSecurityPolicy } from '../../../workbench/host/contentSecurityPolicy.js';

const directives = (policy: string): Record<string, string> =>
  Object.fromEntries(policy.split('; ').map((each) => [each.split(' ')[0] ?? '', each.slice(each.indexOf(' ') + 1)]));

describe('the policy of the pages', () => {
  const policy = directives(
    contentSecurityPolicy({ nonce: 'abc', scripts: ['http://localhost:1/a/'], frames: ['http://localhost:2'] }),
  );

  it('allows the named scripts and the nonce, and neither inline script nor eval', () => {
    expect(policy['script-src']).toBe("'nonce-abc' http://localhost:1/a/");
    expect(policy['default-src']).toBe("'self'");
  });

  it('lets only the own origin frame the page, and the page frame only what it names', () => {
    expect(policy['frame-ancestors']).toBe("'self'");
    expect(policy['frame-src']).toBe("'self' http://localhost:2");
  });
});
