import type { ErrorCode, ErrorInfo } from '../../src-engine/index.ts';

const kept = 'Your scenarios and finished runs are saved and untouched.';
const safeByCode: Partial<Record<ErrorCode, string>> = {
  'store/full': 'Everything saved before is intact; the last change may not be.',
  'store/damaged': 'Backups beside the project file are untouched.',
  'store/busy': 'Nothing was changed.',
  'store/read-only': 'Nothing was changed.',
  'store/newer': 'The file was not changed.',
  'engine/crashed': 'Finished parts of the run are saved; it can be resumed.',
  'engine/out-of-memory': 'Finished parts of the run are saved; it can be resumed.',
  'engine/hung': 'Finished parts of the run are saved; it can be resumed.',
  'input/invalid': 'What you typed is kept.',
};
const remedyByCode: Partial<Record<ErrorCode, string>> = {
  'store/full': 'Free some space on the disk, then try again.',
  'store/damaged': 'Restore a backup in Settings, under Backups.',
  'store/busy': 'Wait a moment and try again; close other programs that use the file.',
  'store/read-only': 'Export the project in Settings and open the copy, or ask for the right to change it.',
  'store/newer': 'Open it with the newer version of this program, or make another project.',
  'engine/crashed': 'Resume the run. If it happens again, copy the diagnostics from Settings.',
  'engine/out-of-memory': 'Run fewer paths, or fewer workers in Settings, then resume.',
  'engine/hung': 'Resume the run. If it happens again, copy the diagnostics from Settings.',
  'input/invalid': 'Correct the fields named above.',
  'input/not-found': 'It may have been removed. Go back to the library.',
  'plan/infeasible': 'Change the inputs named above.',
  'app/closed': 'Wait for the connection, or start the program again.',
};

/** What is safe and what to do about a failure, its id (short, stable for the same failure) and a text for a report. */
export function errorAdvice(info: ErrorInfo): { safe: string; remedy: string; id: string; report: string } {
  const safe = safeByCode[info.code] ?? kept;
  const remedy =
    info.issues.find((issue) => issue.remedy !== '')?.remedy ??
    remedyByCode[info.code] ??
    'Try again. If it happens again, copy the details for a report.';
  const id = `${info.code} ${fingerprint(info.code + info.message)}`;
  const lines = [
    `Equihome error ${id}`,
    info.message,
    ...info.issues.map((issue) => `${issue.path}: ${issue.message} ${issue.remedy}`),
    ...Object.entries(info.context).map(([name, value]) => `${name}: ${String(value)}`),
  ];
  return { safe, remedy, id, report: lines.join('\n') };
}

/** Eight hex digits of a text (FNV-1a), so that two people can tell whether they saw the same thing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
