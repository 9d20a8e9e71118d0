import { kernelBytes } from './kernel-bytes.ts';

/**
 * Loops over months that work on two of them at a time, and draws of four applications at once, which JavaScript has no words
 * for: WebAssembly with 128-bit vectors. The sources stand in `assembly/`, in the dialect of TypeScript that compiles to it. Every lane does what a line of JavaScript
 * would do, in the same order, so results have the same bits; nothing else of the engine knows that they are there.
 */
export interface Kernels {
  /** The next `length` doubles of the memory, all 0. Kernels take addresses: `byteOffset` of such an array, in bytes. */
  floats(length: number): Float64Array;
  readonly walk: Walk;
  readonly fillRows: FillRows;
  readonly payDown: PayDown;
  readonly grow: Grow;
  readonly threefry: Threefry;
  readonly exponentials: Exponentials;
  readonly truncatedNormals: TruncatedNormals;
}

/** `assembly/walk.ts`: months of one advance. */
export type Walk = (
  terms: number,
  saleGain: number,
  refinanceGain: number,
  index: number,
  byDefault: number,
  senior: number,
  saleRate: number,
  defaultRate: number,
  lvrRatio: number,
  marks: number,
  combinedBreaches: number,
  stressBreaches: number,
  from: number,
  end: number,
) => number;

/** `assembly/rows.ts`: hazards of a suburb month by month. */
export type FillRows = (
  index: number,
  saleGain: number,
  refinanceGain: number,
  sale: number,
  refinance: number,
  detrend: number,
  count: number,
) => number;

/** `assembly/pay-down.ts`: balances of first mortgages. */
export type PayDown = (
  factor: number,
  rate: number,
  high: number,
  low: number,
  highs: number,
  key: number,
  from: number,
  until: number,
  keptFraction: number,
) => void;

/** `assembly/grow.ts`: price index of a suburb. */
export type Grow = (
  index: number,
  zoneLog: number,
  shock: number,
  roots: number,
  months: number,
  growthLog: number,
  sd: number,
) => number;

/** `assembly/threefry.ts`: random words of four entities. */
export type Threefry = (
  key: number,
  purpose: number,
  path: number,
  entity: number,
  block: number,
  mask: number,
  out: number,
) => void;

/** `assembly/exponentials.ts`: four draws. */
export type Exponentials = (words: number, out: number) => void;

/** `assembly/truncated-normals.ts`: four draws. */
export type TruncatedNormals = (words: number, law: number, out: number) => number;

/** What is used of the platform's WebAssembly: the engine is compiled without the types of any host. */
declare const WebAssembly: {
  Memory: new (limits: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: object };
};

const PAGE_BYTES = 65_536;
const FLOATS_FROM = 64; // address 0 is nobody's
let compiled: object | null = null;

/**
 * Kernels with a memory of their own, which never grows: growing would detach every array on it.
 * @param doubles what all calls of `floats` will ask for together; arrays begin at multiples of 16 bytes
 */
export function createKernels(doubles: number): Kernels {
  const pages = Math.ceil((FLOATS_FROM + 8 * doubles) / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  compiled ??= new WebAssembly.Module(kernelBytes());
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  let next = FLOATS_FROM;
  return {
    ...(exports as Omit<Kernels, 'floats'>),
    floats(length) {
      const array = new Float64Array(memory.buffer, next, length);
      next += 8 * evenLength(length);
      return array;
    },
  };
}

/** Length that an array takes in the memory: a whole number of vectors. */
export function evenLength(length: number): number {
  return length + (length & 1);
}
