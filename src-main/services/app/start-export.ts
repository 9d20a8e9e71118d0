import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, toErrorInfo } from '../../../src-engine/index.ts';
import type { ExportJob, PackFormat, RunRow } from '../../contract/index.ts';
import { exportName } from '../exports/file-names.ts';
import { makeExport } from '../exports/make-export.ts';
import { noResult } from '../exports/read-runs.ts';
import type { AppOptions, FileKind } from './ports.ts';
import { downloadFolder } from './save-file.ts';
import type { Session } from './session.ts';
import { templateOf } from './template-handlers.ts';

const kinds: Readonly<Record<PackFormat, FileKind>> = {
  workbook: 'workbook',
  markdown: 'markdown',
  json: 'json',
  'csv-set': 'zip',
};

type Asked = { readonly runIds: readonly number[]; readonly format: PackFormat; readonly templateId: string };

/** Puts an export into the line; null when the user chose no place for it. @throws AppError naming what cannot be exported */
export async function startExport(session: Session, asked: Asked, { files, clock }: AppOptions) {
  const { runIds, format } = asked;
  const template = await templateOf(session, asked.templateId);
  const rows = await exportable(session, runIds, format);
  const name = exportName(rows[0]!.scenarioName, runIds, format, clock.nowIso());
  const { offerDownload } = files;
  const path = offerDownload === null ? await files.pickSave(name, kinds[format]) : '';
  if (path === null) return null;
  const offer = offerDownload === null ? null : (file: string, onGone: () => void) => offerDownload(file, name, onGone);
  return session.exports.add({
    runIds: [...runIds],
    format,
    templateName: format === 'workbook' || format === 'markdown' ? template.name : '',
    fileName: offer === null ? (path.split(/[\\/]/).at(-1) ?? name) : name,
    path,
    isScheduled: false,
    make: async (steps) => {
      // A folder for a download is made when its turn has come: one that is stopped before leaves none.
      const place = offer === null ? path : join(await downloadFolder(), name);
      const whole = { runIds, format, template, path: place, keepsOthers: false, offer };
      return makeExport(whole, session.packTools)(steps);
    },
  });
}

/** Exports a run that has just ended, where the project says so. A failure is a row of the log, and stops nothing else. */
export async function exportScheduled(
  session: Session,
  run: RunRow,
  { clock, log }: AppOptions,
): Promise<ExportJob | null> {
  try {
    const { templateId, folder } = await session.store.exports.schedule();
    if (templateId === null || folder === '') return null;
    const template = await templateOf(session, templateId);
    const name = exportName(run.scenarioName, [run.id], 'workbook', clock.nowIso());
    const path = join(folder, name);
    const asked = { runIds: [run.id], format: 'workbook', template, path, keepsOthers: true, offer: null } as const;
    return await session.exports.add({
      runIds: [run.id],
      format: 'workbook',
      templateName: template.name,
      fileName: name,
      path,
      isScheduled: true,
      make: makeExport(asked, session.packTools),
    });
  } catch (error) {
    log('warn', 'a scheduled export was not begun', { reason: toErrorInfo(error).code });
    return null;
  }
}

/** @throws AppError `input/invalid` for a folder that is not there, `input/not-found` for a template that is not */
export async function checkSchedule(session: Session, templateId: string | null, folder: string): Promise<void> {
  if (templateId === null) return;
  await templateOf(session, templateId);
  const there = await stat(folder).catch(() => null);
  if (there?.isDirectory()) return;
  throw new AppError('input/invalid', folder === '' ? 'No folder was chosen.' : `There is no folder ${folder}.`, {}, [
    { path: 'folder', message: 'packs of finished runs are written there', remedy: 'Choose a folder that is there.' },
  ]);
}

async function exportable(session: Session, runIds: readonly number[], format: PackFormat): Promise<RunRow[]> {
  if (new Set(runIds).size < runIds.length)
    throw new AppError('input/invalid', 'A run is named twice.', {}, [
      { path: 'runIds', message: 'a run compares with others only', remedy: 'Choose each run once.' },
    ]);
  if (format === 'json' && runIds.length > 1)
    throw new AppError('input/invalid', 'A JSON file holds the result of one run.', {}, [
      { path: 'runIds', message: 'several runs were chosen', remedy: 'Choose one run, or export tables (CSV).' },
    ]);
  const rows = await Promise.all(runIds.map((id) => session.store.runs.get(id)));
  const without = rows.find(({ resultHash }) => resultHash === null);
  if (without !== undefined) throw noResult(without.id);
  return rows;
}
