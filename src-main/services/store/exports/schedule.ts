import type { ExportSchedule } from '../../../contract/index.ts';
import { log, write, type Session } from '../project/session.ts';

const none: ExportSchedule = { templateId: null, folder: '' };

/**
 * What is exported when a run is done. A project that came from elsewhere exports nothing: the folder that it names was chosen by
 * somebody else.
 * @param here computer and user of this program
 */
export function readSchedule({ db }: Session, here: string): ExportSchedule {
  const row = db.prepare('select template_id, folder from export_schedule where id = 1 and set_on = ?').get(here) as
    { template_id: string | null; folder: string } | undefined;
  return row === undefined ? none : { templateId: row.template_id, folder: row.folder };
}

export function setSchedule(session: Session, schedule: ExportSchedule, here: string): ExportSchedule {
  return write(session, () => {
    session.db
      .prepare('insert or replace into export_schedule (id, template_id, folder, set_on) values (1, ?, ?, ?)')
      .run(schedule.templateId, schedule.folder, here);
    log(session, { what: 'export.schedule', detail: { templateId: schedule.templateId } });
    return readSchedule(session, here);
  });
}
