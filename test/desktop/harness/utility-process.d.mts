import type { ForkOptions, UtilityProcess } from 'electron';

export const utilityProcess: {
  fork(file: string, args?: readonly string[], options?: ForkOptions): UtilityProcess;
};
