import fc from 'fast-check';
import { dataBlock, html } from '../../../workbench/host/html.js';

describe('html', () => {
  it('escapes what is put in, in text and in an attribute', () => {
    const name = `"><script>alert('x')</script>&`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</p>',
    );
  });

  it('keeps what html itself made, alone and in lists', () => {
    const items = ['a', 'b<'].map((item) => html`<li>${item}</li>`);
    expect(html`<b>${items}</b>`.text).toBe('<b><li>a</li><li>b&lt;</li></b>');
  });

  it('lets no text open a tag or end an attribute', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('writes data that no text in them can end, and that reads back the same', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const block = dataBlock('data', { text: `${text}</script>` }).text;
        const [, json] = /^<script type="application\/json" id="data">([^<]*)<\/script>$/.exec(block) ?? [];
        expect(JSON.parse(json ?? '')).toEqual({ text: `${text}</script>` });
      }),
    );
  });
});
