import type { AppHandlers } from '../../contract/index.ts';
import { startPackThread } from '../pack/make/pack-thread.ts';
import { verifyPack } from '../pack/verify/verify-pack.ts';
import { withWorkbook } from './given-workbook.ts';
import type { AppOptions } from './ports.ts';
import type { Session } from './session.ts';
import { checkSchedule, startExport } from './start-export.ts';

type PackHandlers = Omit<
  Pick<AppHandlers, Extract<keyof AppHandlers, `packs.${string}`>>,
  'packs.sheets' | 'packs.templates' | 'packs.saveTemplate' | 'packs.removeTemplate'
>;

/** Exports, their log, and workbooks that come back. */
export function packHandlers(session: () => Session, options: AppOptions): PackHandlers {
  return {
    'packs.export': (asked) => startExport(session(), asked, options),
    'packs.cancel': ({ id }) => session().exports.cancel(id),
    'packs.log': async ({ limit }) => [...(await session().exports.log(limit))],
    'packs.schedule': () => session().store.exports.schedule(),
    'packs.setSchedule': async (schedule) => {
      await checkSchedule(session(), schedule.templateId, schedule.folder);
      return session().store.exports.setSchedule(schedule);
    },
    'packs.verify': ({ path: given }, signal) =>
      withWorkbook(given, options.files, ({ path, name }) =>
        verifyPack(path, name, session().packTools, {
          signal: AbortSignal.any([signal, session().closing]),
          onStep: () => undefined,
        }),
      ),
    'packs.readInputs': ({ path: given, scenarioId }, signal) =>
      withWorkbook(given, options.files, async ({ path, name }) => {
        const document = await session().store.scenarios.mergedDocument(scenarioId);
        const thread = startPackThread(session().packTools.packWorker);
        try {
          const changes = await thread.ask({ task: 'inputs', path, document }, { signal });
          return { fileName: name, scenarioId, changes: [...changes] };
        } finally {
          await thread.end();
        }
      }),
  };
}
