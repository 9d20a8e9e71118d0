import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export type SymmetricEigen = {
  /** Eigenvalues, largest first. */
  readonly values: Float64Array;
  /** Row-major n x n; column j belongs to value j, unit length, first component that is not tiny positive. */
  readonly vectors: Float64Array;
};

/** Eigenvalues and vectors of a symmetric row-major matrix. A library result: round before a path may use it. */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
  const decomposition = new EigenvalueDecomposition(Matrix.from1DArray(n, n, Array.from(matrix)), {
    assumeSymmetric: true,
  });
  const found = decomposition.realEigenvalues;
  const columns = decomposition.eigenvectorMatrix;
  const order = found.map((_, j) => j).sort((a, b) => found[b]! - found[a]! || a - b);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    values[to] = found[from]!;
    let sign = 0;
    for (let i = 0; i < n; i++) {
      const component = columns.get(i, from);
      if (sign === 0 && Math.abs(component) > 1e-9) sign = component > 0 ? 1 : -1;
      vectors[i * n + to] = component;
    }
    if (sign < 0) for (let i = 0; i < n; i++) vectors[i * n + to] = -vectors[i * n + to]!;
  });
  return { values, vectors };
}
