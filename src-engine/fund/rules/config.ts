import { z } from 'zod';
import { param } from '../../core/param.ts';
import { ruleMetricNames } from './metrics.ts';

export const ruleOps = ['above', 'at-least', 'below', 'at-most'] as const;
export const ruleSpans = ['while', 'window', 'ever'] as const;

const rule = z.strictObject({
  name: z.string().trim().min(1).max(60),
  when: z.strictObject({
    metric: z.enum(ruleMetricNames),
    op: z.enum(ruleOps),
    threshold: z.number().min(-1e12).max(1e12),
  }),
  /** First and last fund year in which the rule may act; null: to the end. */
  fromYear: z.int().min(1).max(40).default(1),
  toYear: z.int().min(1).max(40).nullable().default(null),
  /** How long it acts: while the condition holds, to the end of its years once it has held, or for good. */
  lasts: z.enum(ruleSpans).default('while'),
  /** Parameter to value; the list of what may be set stands in the README of the room. */
  set: z.record(z.string().min(1).max(80), z.union([z.number(), z.boolean()])),
});

/** Rules of a fund that bind over years: when a metric crosses a threshold, set a parameter. */
export const rulesConfig = param(z.array(rule).max(24).default([]), {
  title: 'Rules',
  unit: 'Text',
  doc: 'Each rule is judged at every month-end and acts from the next month on: `name`; `when` a `metric` is (`op`) above, at-least, below or at-most a `threshold`; `fromYear`, `toYear` (fund years in which it may act); `lasts` while the condition holds, to the end of the window of years, or for ever; `set` parameters to values.',
  source: 'issue: year-bounded rules; assumption: none',
  witness: {
    value: [
      {
        name: 'stop after two years',
        when: { metric: 'fundYear', op: 'at-least', threshold: 2 },
        fromYear: 2,
        toYear: null,
        lasts: 'while',
        set: { 'stop.committedAdvances': true },
      },
    ],
  },
});
export type RulesConfig = z.output<typeof rulesConfig>;
export type RuleConfig = RulesConfig[number];
