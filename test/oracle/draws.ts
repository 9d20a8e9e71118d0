import { purpose } from '../../src-engine/random/draws.ts';
import { fillUniforms } from '../../src-engine/random/stream.ts';

const BLOCK = 4096;

/** Uniforms and normals of one path, one after the other, apart from every stream of the engine. */
export class Draws {
  private readonly key: Int32Array;
  private readonly path: number;
  private readonly block = new Float64Array(BLOCK);
  private used = BLOCK;
  private blocks = 0;

  constructor(key: Int32Array, path: number) {
    this.key = key;
    this.path = path;
  }

  uniform(): number {
    if (this.used === BLOCK) {
      fillUniforms(this.key, purpose.test, this.path, this.blocks++, this.block, 0, BLOCK);
      this.used = 0;
    }
    return this.block[this.used++]!;
  }

  /** Box and Muller (1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(this.uniform())) * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Normal within bounds, by rejection. */
  truncatedNormal(mean: number, sd: number, low: number, high: number): number {
    for (;;) {
      const value = mean + sd * this.normal();
      if (value >= low && value <= high) return value;
    }
  }
}
