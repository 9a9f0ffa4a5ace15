import { isDirectPayment, isShort, type LifeCycleFacts } from '../facts.js';
import type { Guard } from '../guard.js';
import { isByChoice } from './approving.js';
import { filled, notBefore, ofCase, regulations, said } from './making.js';

/** Endings of a direct payment on the grounds of regulation 17. */
const isStoppedByLaw = (facts: LifeCycleFacts): boolean =>
  isDirectPayment(facts) && facts.row.endReason !== null && !isByChoice(facts);
const hasBegun = ({ row }: LifeCycleFacts): boolean => row.startsOn !== null;

/** Ending, stopping and closing, and what is said with a move. */
export const endingGuards = {
  ends: filled('endsOn', {
    id: 'ENDS',
    always: true,
    why: 'A budget counts until the day it ends on.',
    confidence: 'policy',
    source: 'counting rules of the national return',
  }),
  endReason: filled('endReason', {
    id: 'END-REASON',
    mend: 'Choose “Reason for ending”.',
    why: 'Why budgets end is reported, and decides what follows.',
    confidence: 'local',
    source: 'this commissioner’s practice',
  }),
  notStoppedByUs: {
    id: 'STOPPED-BY-US',
    asks: ofCase('endReason'),
    mend: 'Choose another “Reason for ending”, or stop the budget instead.',
    why: 'Stopping a budget against the person’s will asks for reasons and notice.',
    confidence: 'law',
    source: `${regulations}, regulation 17`,
    holds: ({ row }) => row.endReason !== 'Stopped by the commissioner',
  },
  stoppedByUs: {
    id: 'STOP-REASON',
    always: true,
    asks: ofCase('endReason'),
    mend: 'Choose “Stopped by the commissioner” as “Reason for ending”.',
    why: 'A stop is counted as one.',
    confidence: 'local',
    source: 'this commissioner’s practice',
    holds: ({ row }) => row.endReason === 'Stopped by the commissioner',
  },
  goesOn: {
    id: 'GOES-ON',
    always: true,
    asks: ofCase('endsOn'),
    mend: 'Take “Ends on” and the reason for ending off.',
    why: 'A budget that goes on has no day it ends on.',
    confidence: 'policy',
    source: 'counting rules of the national return',
    holds: ({ row }) => row.endsOn === null,
  },
  hasEnded: {
    id: 'HAS-ENDED',
    asks: ofCase('endsOn'),
    mend: 'Wait until the day in “Ends on”.',
    why: 'A budget is closed after it has ended.',
    confidence: 'policy',
    source: 'counting rules of the national return',
    holds: ({ row, today }) => notBefore(today, row.endsOn),
  },
  closed: filled('closedOn', {
    id: 'CLOSED',
    why: 'The retention period counts from this day.',
    confidence: 'policy',
    source: 'Records Management Code of Practice',
    appliesTo: hasBegun,
  }),
  balance: filled('balanceRecovered', {
    id: 'BALANCE',
    why: 'The last accounts of a direct payment are settled: enter 0 if nothing came back.',
    confidence: 'local',
    source: 'this commissioner’s practice',
    appliesTo: (facts) => isDirectPayment(facts) && hasBegun(facts),
  }),
  shortPath: {
    id: 'SHORT-PATH',
    asks: ofCase('oneOff'),
    mend: 'Tick “One-off”, if it is one and no direct payment.',
    why: 'Only a one-off, wheelchair or maternity budget without a direct payment may leave the steps between out.',
    confidence: 'law',
    source: `${regulations}, regulations 3 to 11, which a direct payment may not leave out`,
    holds: isShort,
  },
  reasonsByLaw: said('reasons', {
    id: 'REASONS-LAW',
    why: 'The person must be told the reasons, and may ask for the decision to be looked at again.',
    confidence: 'law',
    source: `${regulations}, regulations 7 and 17`,
  }),
  reasons: said('reasons', {
    id: 'REASONS',
    why: 'Whoever reads the record later must see why.',
    confidence: 'local',
    source: 'this commissioner’s practice',
  }),
  notice: said('noticeOn', {
    id: 'NOTICE',
    why: 'Stopping a direct payment needs notice in writing, with reasons; after a death to the personal representatives.',
    confidence: 'law',
    source: `${regulations}, regulation 17(3) and (4)`,
    appliesTo: isStoppedByLaw,
  }),
  reasonsOfEnd: said('reasons', {
    id: 'REASONS-END',
    why: 'The notice that a direct payment stops gives the reasons.',
    confidence: 'law',
    source: `${regulations}, regulation 17(3)`,
    appliesTo: isStoppedByLaw,
  }),
  neverBegan: {
    id: 'NEVER-BEGAN',
    asks: ofCase('startsOn'),
    mend: 'Use this only while “Starts on” is empty.',
    why: 'A budget that ran is reopened where it ended.',
    confidence: 'policy',
    source: 'counting rules of the national return',
    always: true,
    holds: ({ row }) => row.startsOn === null,
  },
} as const satisfies Readonly<Record<string, Guard>>;
