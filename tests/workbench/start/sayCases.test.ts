import { sayCases } from '../../../workbench/start/sayCases.js';

it('says once where to look, then how far the cases are, every ten thousand and at the end', () => {
  const lines: string[] = [];
  const tell = sayCases((line) => lines.push(line), 'http://localhost:4300');
  for (const done of [1879, 3879, 11_879, 13_879, 20_000]) tell(done, 20_000);
  expect(lines).toEqual([
    'Open it already, if you like: http://localhost:4300/ (the other cases come in meanwhile)',
    'Personal health budgets: 1,879 of 20,000 cases, with their people and reviews',
    'Personal health budgets: 11,879 of 20,000 cases, with their people and reviews',
    'Personal health budgets: 20,000 of 20,000 cases, with their people and reviews',
  ]);
});
