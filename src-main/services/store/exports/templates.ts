import { templateSchema, type Template } from '../../../contract/index.ts';
import { failure } from '../project/failure.ts';
import { packText, unpackText } from '../project/packed-text.ts';
import { log, write, type Session } from '../project/session.ts';

/** Characters that the templates of a project may have together: a window is sent them in one message, pictures included. */
const MOST_CHARACTERS = 800_000;

/** The user's own, by name. One that this version cannot read is left out. */
export function listTemplates({ db }: Session): readonly Template[] {
  const rows = db.prepare('select json from export_template').pluck().all();
  return rows
    .flatMap((kept) => {
      const parsed = templateSchema.safeParse(JSON.parse(unpackText(kept)));
      return parsed.success ? [{ ...parsed.data, isBuiltIn: false }] : [];
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function saveTemplate(session: Session, given: Omit<Template, 'isBuiltIn'>): Template {
  const template = { ...templateSchema.parse({ ...given, isBuiltIn: false }) };
  return write(session, () => {
    const { db, at } = session;
    const json = JSON.stringify(template);
    const others = listTemplates(session).filter(({ id }) => id !== template.id);
    if (json.length + JSON.stringify(others).length > MOST_CHARACTERS) {
      const message = 'The templates of this project are too large together.';
      throw failure('input/too-large', message, 'Use a smaller logo, or remove a template that nobody uses.');
    }
    const insert = db.prepare('insert or replace into export_template (id, json, changed_at) values (?, ?, ?)');
    insert.run(template.id, packText(json), at);
    log(session, { what: 'template.save', detail: { id: template.id, name: template.name } });
    return template;
  });
}

export function removeTemplate(session: Session, id: string): void {
  write(session, () => {
    const { changes } = session.db.prepare('delete from export_template where id = ?').run(id);
    if (changes === 0) throw failure('input/not-found', 'This template is not there any more.', 'Choose another.');
    session.db.prepare('update export_schedule set template_id = null where template_id = ?').run(id);
    log(session, { what: 'template.remove', detail: { id } });
  });
}
