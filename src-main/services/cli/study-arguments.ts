import { AppError } from '../../../src-engine/index.ts';

/** A number given on the command line, with or without a percent sign: `0.08`, `8%`. */
export function numberOf(option: string, text: string): number {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%?)\s*$/i.exec(text);
  if (match !== null) return match[2] === '%' ? Number(match[1]) / 100 : Number(match[1]);
  throw new AppError('input/invalid', `"${text.slice(0, 80)}" is not a number.`, {}, [
    { path: option, message: 'is not a number', remedy: 'Give a fraction such as 0.08, or a percentage such as 8%.' },
  ]);
}
