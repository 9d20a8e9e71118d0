import { numberWords } from '../../../../src-engine/index.ts';
import { runCaption } from '../layout/heading.ts';
import type { PackData, PackRun } from '../model/pack-data.ts';

export const LETTERS = 'ABCDEF';

/** `21/11/2026 10:05 UTC` */
export function timeWords(iso: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(iso) ?? [];
  return time === undefined ? iso : `${day}/${month}/${year} ${time} UTC`;
}

/** What was run, as label and words. */
export function runFacts({
  name,
  version,
  runId,
  note,
  endedAt,
  result,
}: PackRun): readonly (readonly [string, string])[] {
  const { manifest } = result;
  const done = numberWords(manifest.pathsCompleted);
  return [
    ['Scenario', version === null ? name : `${name}, version ${version}`],
    ['Run', runId === null ? 'from the command line' : `${runId}`],
    ...(note === '' ? [] : [['Note', note] as const]),
    ['Paths', result.partial ? `${done} of ${numberWords(manifest.pathsAsked)}: stopped early` : done],
    ['Seed', manifest.seed],
    ['Drawing', manifest.mode],
    ['Ended', endedAt === null ? 'n/a' : timeWords(endedAt)],
    ['Scenario hash', manifest.scenarioHash],
    ['Result hash', manifest.resultHash],
  ];
}

const short = (hash: string) => `${hash.slice(0, 24)}…`;

/** The same for all runs of a pack in few lines, with what they share; hashes in full stand on the manifest. */
export function coverFacts({
  runs,
  madeAt,
  appVersion,
  kernelHash,
  comparison,
}: PackData): readonly (readonly [string, string])[] {
  const { engineVersion } = runs[0].result.manifest;
  const made = [
    ['Made', timeWords(madeAt)],
    ['Engine', `${engineVersion}, arithmetic ${kernelHash.slice(0, 12)}…; Equihome ${appVersion}`],
  ] as const;
  if (comparison === null) {
    const hashes = ['Scenario hash', 'Result hash'];
    return [
      ...runFacts(runs[0]).map(([label, value]) => [label, hashes.includes(label) ? short(value) : value] as const),
      ...made,
    ];
  }
  const paired =
    comparison.pairing === 'paired' ? 'yes: path k has the same luck in every run' : comparison.pairingReason;
  return [
    ...runs.map((run, r) => [`Run ${LETTERS[r]}`, runCaption(run)] as const),
    ['Paired', paired],
    ...runs.map(({ result }, r) => [`Result hash ${LETTERS[r]}`, short(result.manifest.resultHash)] as const),
    ...made,
  ];
}

/** What a reader must know before using a figure; one sentence each. What is not true of all runs names them by letter. */
export function warningsOf({ runs }: PackData): readonly string[] {
  const found = new Map<string, string[]>();
  for (const [r, run] of runs.entries())
    for (const warning of warningsOfRun(run)) found.set(warning, [...(found.get(warning) ?? []), LETTERS[r]!]);
  return [...found].map(([warning, letters]) =>
    letters.length === runs.length ? warning : `${letters.join(', ')}: ${warning}`,
  );
}

function warningsOfRun({ result, median }: PackRun): readonly string[] {
  const { manifest, summary, seasoned, guardrails } = result;
  const isBroken = (rule: string) => guardrails.some((one) => one.rule === rule && one.state === 'breach');
  const { nullCount, totalLossCount } = summary.risk;
  return [
    ...(result.partial
      ? [
          `Partial run: ${numberWords(manifest.pathsCompleted)} of ${numberWords(manifest.pathsAsked)} paths were done when it was stopped.`,
        ]
      : []),
    ...(median === null ? ['No path has a net IRR: sheets about the median path are left out.'] : []),
    ...(nullCount > 0 && median !== null
      ? [`${numberWords(nullCount)} paths have no net IRR and are left out of its figures.`]
      : []),
    ...(totalLossCount > 0
      ? [`${numberWords(totalLossCount)} paths lose all that was paid in; they count as −100 %.`]
      : []),
    ...(isBroken('seed')
      ? ['No seed was given: the run can be repeated only with the seed that the manifest shows.']
      : []),
    ...(isBroken('pathCount')
      ? [`${numberWords(manifest.pathsCompleted)} paths are few: read the standard errors before the figures.`]
      : []),
    ...(seasoned !== null && Math.abs(seasoned.unreconciledAud) >= 1
      ? [`The fund's own records and its opening position differ by A$${numberWords(seasoned.unreconciledAud)}.`]
      : []),
    ...result.warnings,
  ];
}
