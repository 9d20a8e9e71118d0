import { z } from 'zod';
import { param } from '../../core/param.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

const override = z.strictObject({
  /** Name of the rule, as in results: `zoneShare`. */
  rule: words(80),
  /** Who decided. */
  by: words(120),
  /** When it was decided. */
  date: z.iso.date(),
  reason: words(1000),
  /** Last day on which a breach may begin and still be covered; null: whenever it begins. */
  until: z.iso.date().nullable().default(null),
});
export type OverrideConfig = z.output<typeof override>;

/** Decisions to accept a breach. They are records: no path depends on them and the hash of a scenario leaves them out. */
export const overridesConfig = param(z.array(override).max(60).default([]), {
  title: 'Overrides',
  unit: 'Text',
  doc: 'Breaches that were accepted: rule, by whom, date, reason, and optionally `until`, the last day on which the breach may begin. The rule stays breached and is counted apart, with name, date and reason beside it.',
  source: 'issue: overrides recorded with who, when and why; assumption: none',
  witness: {
    value: [{ rule: 'pathCount', by: 'A. Witness', date: '2026-10-01', reason: 'a quick look', until: null }],
    moves: 'result',
  },
});
