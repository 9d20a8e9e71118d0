import { execFileSync } from 'node:child_process';

/** Middle value; the upper of the two for an even count. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

/** A thing to be measured: each round is a process of its own that prints one line of JSON. */
export type Contender = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
};

export type Sample = Readonly<Record<string, unknown>>;

/**
 * Runs the contenders in turn, A B C A B C ..., so that a change of the machine's speed meets all of them.
 * @returns the lines printed by each, by name, a line a round
 */
export function inTurn(contenders: readonly Contender[], rounds: number, folder: string): Map<string, Sample[]> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const { name, command, args } of contenders) {
      const line = execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
      samples.get(name)!.push(JSON.parse(line) as Sample);
    }
  return samples;
}

/** Median of a number that every sample has. */
export function medianOf(samples: readonly Sample[] | undefined, key: string): number {
  return samples === undefined || samples.length === 0 ? NaN : median(samples.map((sample) => Number(sample[key])));
}
