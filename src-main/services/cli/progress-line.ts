import type { Progress } from '../../../src-engine/index.ts';
import type { Console } from './console.ts';

const BAR_CELLS = 24;
/** Plain logs get a line only this often. */
const PLAIN_EVERY_MS = 2000;

/** Shows progress on the error stream: a bar in place on a terminal, a line now and then otherwise. */
export function createProgressLine(console: Console, nowMs: () => number) {
  let lastPlainMs = -Infinity;
  let drawn = false;

  function draw(text: string, doneFraction: number): void {
    if (console.isTerminal) {
      console.err(`\r${bar(text, doneFraction).slice(0, console.columns - 1)}\u001b[K`); // a line that wraps could not be redrawn
      drawn = true;
    } else if (nowMs() - lastPlainMs >= PLAIN_EVERY_MS) {
      lastPlainMs = nowMs();
      console.err(`${text}\n`);
    }
  }

  return {
    show: (progress: Progress): void => draw(words(progress), progress.total > 0 ? progress.done / progress.total : 0),
    /** The same for work that is no run. */
    showStep(step: string, doneFraction: number): void {
      draw(step, doneFraction);
    },
    clear(): void {
      if (drawn) console.err('\r\u001b[K');
      drawn = false;
    },
  };
}

function bar(text: string, doneFraction: number): string {
  const full = Math.round(BAR_CELLS * doneFraction);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR_CELLS - full)}] ${text}`;
}

function words(progress: Progress): string {
  if (progress.stage === 'analyse') return `analysing, step ${progress.done} of ${progress.total}`;
  if (progress.stage !== 'simulate') return progress.stage === 'resolve' ? 'reading data and scenario' : 'summarising';
  const parts = [`${progress.done} of ${progress.total} paths`];
  if (progress.pathsPerSecond !== null) parts.push(`${Math.round(progress.pathsPerSecond)} a second`);
  if (progress.remainingSeconds !== null) parts.push(`${Math.ceil(progress.remainingSeconds)} s left`);
  if (progress.meanNetIrrAnnual !== null) {
    const error = progress.standardErrorAnnual;
    const margin = error === null ? '' : ` +- ${(100 * error).toFixed(2)}`;
    parts.push(`mean net IRR ${(100 * progress.meanNetIrrAnnual).toFixed(2)}${margin} %`);
  }
  return parts.join(', ');
}
