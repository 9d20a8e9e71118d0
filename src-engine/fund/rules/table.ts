/** What the rules saw and did on one path. Rule-major: [rule * (months + 1) + month]. Scratch of the path. */
export type RuleTrace = {
  readonly rules: number;
  /** Value of the rule's metric at each month-end; NaN where it has none. */
  readonly value: Float64Array;
  /** 1 in the months in which the rule acts. */
  readonly inForce: Uint8Array;
};

/** What a rule did over the paths of a run. */
export type RuleResult = {
  readonly name: string;
  readonly when: { readonly metric: string; readonly op: string; readonly threshold: number };
  readonly fromYear: number;
  readonly toYear: number | null;
  readonly lasts: string;
  readonly set: Readonly<Record<string, number | boolean>>;
  /** Share of paths on which it acted at least once. */
  readonly shareOfPaths: number;
  /** Lower median, over those paths, of the first month in which it acted; null when it never did. */
  readonly firstMonth: number | null;
  /** Mean number of months in which it acted, over all paths. */
  readonly meanMonths: number;
  /** Share of all paths on which it acts, by month from month 0. */
  readonly inForceFraction: readonly number[];
};
