import { drawFormat, evaluate, FormatError } from '../../../../workbench/host/lists/formatting.js';
import type { FormatContext } from '../../../../workbench/host/lists/formatting.js';

const context: FormatContext = {
  column: 'Name',
  value: (name) => (name === 'Name' ? '<b>&' : 7),
  shown: (name) => `shown ${name}`,
  now: 1000,
  webUrl: '/sites/phb',
};

describe('a format', () => {
  it('is drawn with what it asks about escaped', () => {
    const format = { elmType: 'a', txtContent: '@currentField', attributes: { href: '[$Name]', class: 'x' } };
    expect(drawFormat(format, context).text).toBe('<a href="&lt;b&gt;&amp;" class="x" style="">&lt;b&gt;&amp;</a>');
  });

  it('calculates with trees', () => {
    const sum = { operator: '+', operands: ['@now', '[$Count]', 3] };
    expect(evaluate(sum, context)).toBe(1010);
    expect(evaluate({ operator: '?', operands: [{ operator: '<', operands: [1, 2] }, 'yes', 'no'] }, context)).toBe(
      'yes',
    );
  });

  it.each([
    [{ elmType: 'button' }],
    [{ elmType: 'div', style: { position: 'fixed' } }],
    [{ elmType: 'div', attributes: { onclick: 'x' } }],
    [{ elmType: 'div', txtContent: '=if(1,2,3)' }],
    [{ elmType: 'div', txtContent: { operator: 'cos', operands: [1] } }],
    ['text'],
  ])('is refused where the workbench does not know it: %j', (format) => {
    expect(() => drawFormat(format, context)).toThrow(FormatError);
  });
});
