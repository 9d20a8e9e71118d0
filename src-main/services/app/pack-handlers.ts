import { AppError } from '../../../src-engine/index.ts';
import type { AppHandlers } from '../../contract/index.ts';
import type { Session } from './session.ts';

type PackHandlers = Omit<
  Pick<AppHandlers, Extract<keyof AppHandlers, `packs.${string}`>>,
  'packs.sheets' | 'packs.templates' | 'packs.saveTemplate' | 'packs.removeTemplate'
>;

/** Exports, their log, and workbooks that come back. */
export function packHandlers(session: () => Session): PackHandlers {
  const later = async () => {
    throw new AppError('app/not-allowed', 'This version cannot export packs yet.');
  };
  return {
    'packs.export': later,
    'packs.cancel': later,
    'packs.log': async ({ limit }) => [...(await session().store.exports.list(limit))],
    'packs.schedule': () => session().store.exports.schedule(),
    'packs.setSchedule': (schedule) => session().store.exports.setSchedule(schedule),
    'packs.upload': later,
    'packs.verify': later,
    'packs.readInputs': later,
  };
}
