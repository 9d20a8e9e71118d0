import type { SheetMakers } from '../model/build-pack.ts';

/** Who makes which sheet: one line a sheet, in the order of the full pack. */
export const sheetMakers: SheetMakers = {};
