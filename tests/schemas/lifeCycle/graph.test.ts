import { caseStatuses, guards, missingOf, moves, standingGuards, type CaseStatus, type Guard } from '@phb/schemas';

function reachableFrom(start: CaseStatus): ReadonlySet<CaseStatus> {
  const found = new Set<CaseStatus>([start]);
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const move of moves) if (move.from.some((from) => found.has(from))) found.add(move.to);
  }
  return found;
}

describe('the life cycle as a graph', () => {
  it('reaches every status from the first, and the end from every status', () => {
    expect([...reachableFrom('Identified')].sort()).toEqual([...caseStatuses].sort());
    for (const status of caseStatuses) expect([status, reachableFrom(status).has('Closed')]).toEqual([status, true]);
  });

  it('has a move from every status, and none that leads nowhere', () => {
    for (const status of caseStatuses) expect(moves.some(({ from }) => from.includes(status))).toBe(true);
    expect(moves.filter(({ from, to }) => from.includes(to))).toEqual([]);
  });

  it('has moves with ids of their own', () => {
    expect(new Set(moves.map(({ id }) => id)).size).toBe(moves.length);
  });

  it('asks law of every way to Live: only what is no direct payment may leave steps out', () => {
    const waysToLive = moves.filter(({ to, from }) => to === 'Live' && !from.includes('Suspended'));
    const law = standingGuards.Live.map((name): Guard => guards[name]).filter(({ confidence }) => confidence === 'law');
    expect(waysToLive.map(({ id }) => id)).toEqual(['goLive', 'goLiveShort', 'keep']);
    expect(law.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['CONSENT', 'AGREEMENT-DP', 'CAPACITY', 'EXCLUSIONS', 'PLAN-AGREED-DP', 'ACCOUNT']),
    );
  });
});

describe('the guards', () => {
  const all = Object.values<Guard>(guards);

  it('have codes of their own that a decision can keep', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ id }) => !/^[A-Z][A-Z-]+$/.test(id))).toEqual([]);
    expect(all.map(({ id }) => id).join(', ').length).toBeLessThan(700);
  });

  it.each(all.map((guard) => [guard.id, guard] as const))('%s names the missing field by its label', (_id, guard) => {
    const { message } = missingOf(guard);
    expect(guard.asks.label).not.toBe(guard.asks.column);
    expect(message).toContain(`“${guard.asks.label}”`);
    expect(message).toMatch(/\((Law|National policy|Local policy): .+\.\)$/);
    expect(message).toContain(guard.source);
  });

  it('may be overridden where they are policy, never where they are law', () => {
    const laws = all.filter(({ confidence }) => confidence === 'law').map(missingOf);
    expect(laws.length).toBeGreaterThan(12);
    expect(laws.filter(({ mayOverride }) => mayOverride)).toEqual([]);
    expect(
      all.filter(
        ({ source, confidence }) => confidence === 'law' && !/Regulations \d{4}, (regulation|Schedule)/.test(source),
      ),
    ).toEqual([]);
  });
});
