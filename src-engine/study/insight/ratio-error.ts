/** A share of rows (events over rows) whose rows come cluster by cluster; holds counts only, so it is exact. */
export type RatioSums = {
  /** Cluster under way, its events and rows. */
  cluster: number;
  events: number;
  rows: number;
  /** Sums over the clusters before it: events squared, events times rows, rows squared; events and rows. */
  ee: number;
  er: number;
  rr: number;
  allEvents: number;
  allRows: number;
};

export function createRatioSums(): RatioSums {
  return { cluster: -1, events: 0, rows: 0, ee: 0, er: 0, rr: 0, allEvents: 0, allRows: 0 };
}

/** Adds a row. Rows of a cluster must follow one another. */
export function addToRatio(sums: RatioSums, event: 0 | 1, cluster: number): void {
  if (cluster !== sums.cluster) {
    closeCluster(sums);
    sums.cluster = cluster;
  }
  sums.events += event;
  sums.rows += 1;
}

function closeCluster(sums: RatioSums): void {
  const { events, rows } = sums;
  sums.ee += events * events;
  sums.er += events * rows;
  sums.rr += rows * rows;
  sums.allEvents += events;
  sums.allRows += rows;
  sums.events = 0;
  sums.rows = 0;
}

/**
 * Standard error of the share r = events / rows when only clusters are independent: the root of C / (C - 1) times the sum of
 * squared residuals e_c - r n_c, over the rows. Clusters without a row count, with residual 0. NaN for fewer than two clusters.
 * Source: Cochran (1977), Sampling Techniques, section 6 (ratio estimate).
 */
export function ratioError(sums: RatioSums, clusters: number): number {
  closeCluster(sums);
  if (clusters < 2 || sums.allRows === 0) return NaN;
  const r = sums.allEvents / sums.allRows;
  const squares = Math.max(0, sums.ee - 2 * r * sums.er + r * r * sums.rr);
  return Math.sqrt((clusters / (clusters - 1)) * squares) / sums.allRows;
}
