import type { Scenario } from '../../../../src-engine/index.ts';
import { hasTranches } from './term-list.ts';

/**
 * What a changed term moves on the sheets, and what it would move in a fund run again but not here. One sentence each; the first
 * always stands.
 */
export function heldSentences(scenario: Scenario): readonly string[] {
  const { leverage, reinvestment, tax, rules, tranches } = scenario;
  const lines =
    leverage.subscriptionLine.limitFraction + leverage.navLine.limitFraction + leverage.dealNotes.shareFraction > 0;
  const held = [
    lines ? 'draws, repayments and interest of lenders' : '',
    reinvestment.basis === 'all-proceeds' ? 'what waits to be advanced again, out of which fees may be paid' : '',
    tax.distributeTaxableIncome ? 'the least distribution of each tax year' : '',
    rules.length > 0 ? "what the fund's rules decide" : '',
    hasTranches(tranches) ? 'what classes above the equity are paid' : '',
  ].filter((what) => what !== '');
  if (held.length === 0)
    return [
      'Terms in blue never change which advances are made or what they bring, so a changed term gives what the same path gives when it is simulated again with that term.',
    ];
  return [
    'Terms in blue leave the advances and what they bring as they are. A changed hurdle, carry, catch-up or clawback gives what the same path gives when it is simulated again.',
    `In this fund these also depend on fees or cash and stand as figures of the path: ${held.join('; ')}. A changed fee, expense or cash term moves everything else, but not them: for the exact answer run the scenario again with that term.`,
  ];
}
