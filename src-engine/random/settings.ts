/** How a run draws, fixed in the plan. `key` comes from the seed text; nothing else of the run enters a draw. */
export type DrawSettings = {
  /** Four key words from the text seed. */
  readonly key: Int32Array;
  /**
   * `monteCarlo`: independent paths. `antithetic`: path 2k+1 mirrors path 2k (normals negated, uniforms 1 - u).
   * `sobol`: market factors from `replicates` scrambled Sobol sequences (path p is point floor(p / replicates) of replicate
   * p mod replicates), everything else independent. `deterministic`: every path is the expected path.
   */
  readonly mode: 'monteCarlo' | 'antithetic' | 'sobol' | 'deterministic';
  readonly replicates: number;
  /** Multipliers on shocks per purpose, 0..3 (1 = as modelled, 0 = none): house model, variation factor. */
  readonly variation: {
    readonly market: number;
    readonly macro: number;
    readonly property: number;
    readonly attributes: number;
    readonly frailty: number;
  };
  /** Number of the fund in its registry, from 0: its owners draw apart from those of the others. Left out: 0, a fund alone. */
  readonly fundIndex?: number;
};
