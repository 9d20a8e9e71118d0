import { settingsSchema, type AppSettings } from '../../../contract/index.ts';
import { log, write, type Session } from './session.ts';

const defaults: AppSettings = { theme: 'system', workers: null, onClose: 'ask', layout: {} };

/** A setting that this version does not understand is as if it had not been made. */
export function readSettings({ db }: Session): AppSettings {
  const rows = db.prepare('select name, value from setting').all() as { name: string; value: string }[];
  const settings: Record<string, unknown> = { ...defaults };
  for (const { name, value } of rows) {
    const schema = Object.hasOwn(settingsSchema.shape, name)
      ? settingsSchema.shape[name as keyof AppSettings]
      : undefined;
    const parsed = schema?.safeParse(JSON.parse(value));
    if (parsed?.success) settings[name] = parsed.data;
  }
  return settingsSchema.parse(settings);
}

export function changeSettings(session: Session, change: Partial<AppSettings>): AppSettings {
  return write(session, () => {
    const set = session.db.prepare('insert or replace into setting (name, value) values (?, ?)');
    for (const [name, value] of Object.entries(settingsSchema.partial().parse(change))) {
      if (value !== undefined) set.run(name, JSON.stringify(value));
    }
    // Sizes of panels change all the time and are no action of the user's that anybody would look for.
    const { layout: _layout, ...noted } = change;
    if (Object.keys(noted).length > 0) log(session, { what: 'settings.change', detail: noted });
    return readSettings(session);
  });
}
