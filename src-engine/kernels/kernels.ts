import { kernelBytes } from './kernel-bytes.ts';

/**
 * Loops over months that work on two of them at a time, and draws of four applications at once, for which JavaScript has no words:
 * WebAssembly with 128-bit vectors. The sources stand in `assembly/`, in the dialect of TypeScript that compiles to it. Every lane
 * does what a line of JavaScript would do, in the same order, so results have the same bits.
 */
export interface Kernels {
  /** The next `length` doubles of the memory, all 0. Kernels take addresses: `byteOffset` of such an array, in bytes. */
  floats(length: number): Float64Array;
  /** Whether an array lies in the memory of these kernels, so that they can be given its address. */
  holds(array: Float64Array): boolean;
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
  rows: number,
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
  row: number,
  index: number,
  sale: number,
  refinance: number,
  detrend: number,
  pairs: number,
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
const BLOCK_BYTES = 8 * 1024 * 1024;
let compiled: object | null = null;

/** A memory and the kernels that work on it. It never grows: growing would detach every array on it. */
type Block = { readonly buffer: ArrayBuffer; readonly functions: Omit<Kernels, 'floats' | 'holds'>; nextByte: number };
let block: Block | null = null;

function createBlock(bytes: number): Block {
  const pages = Math.ceil(Math.max(bytes, BLOCK_BYTES) / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  compiled ??= new WebAssembly.Module(kernelBytes());
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return { buffer: memory.buffer, functions: exports as Block['functions'], nextByte: 0 };
}

/**
 * Kernels with memory for one user. Users that follow each other share a block of it as long as there is room: a system takes only the
 * pages that are used, but every memory costs ten gigabytes of addresses, and a sandbox has but a thousand. A block goes
 * when the last of its arrays does.
 * @param doubles what all calls of `floats` will ask for together; arrays begin at multiples of 16 bytes
 */
export function createKernels(doubles: number): Kernels {
  const bytes = 8 * evenLength(doubles);
  if (block === null || block.nextByte + bytes > block.buffer.byteLength) block = createBlock(bytes);
  const { buffer, functions } = block;
  let next = block.nextByte;
  const end = next + bytes;
  block.nextByte = end;
  return {
    ...functions,
    holds: (array) => array.buffer === buffer,
    floats(length) {
      const array = new Float64Array(buffer, next, length);
      next += 8 * evenLength(length);
      if (next > end)
        throw new RangeError(`Kernels with ${doubles} doubles of memory have no room for ${length} more.`);
      return array;
    },
  };
}

/** Length that an array takes in the memory: a whole number of vectors. */
export function evenLength(length: number): number {
  return length + (length & 1);
}
