import type { AppClient, ExportJob, PackFormat, Template } from '../../src-main/contract/index.ts';
import type { Host } from './client.ts';
import { onAppEvent } from './events.ts';
import { attempt, notify } from './notices.ts';
import { isUnderWay, putJob, usePacks } from './packs.ts';
import { go } from './route.ts';

export type ExportWish = {
  readonly runIds: readonly number[];
  readonly format: PackFormat;
  readonly templateId: string;
};

/** Begins an export and goes on: this window tells when it has ended. True when it has begun. */
export async function startExport(host: Host, wish: ExportWish): Promise<boolean> {
  const job = await attempt('Export the pack', () =>
    host.client['packs.export']({ ...wish, runIds: [...wish.runIds] }),
  );
  if (job === undefined || job === null) return false;
  putJob(job);
  const end = usePacks.subscribe(({ jobs }) => look(jobs));
  const look = (jobs: readonly ExportJob[]) => {
    const now = jobs.find(({ id }) => id === job.id);
    if (now !== undefined && isUnderWay(now)) return;
    end();
    if (now !== undefined) told(host, now); // gone: another project was opened
  };
  look(usePacks.getState().jobs);
  return true;
}

// Nobody waits for an export of the schedule, so every window says when one fails.
onAppEvent((event) => {
  if (event.type === 'export' && event.job.isScheduled && event.job.state === 'failed') tellFailure(event.job);
});

const showExports = { title: 'Show', act: () => go({ screen: 'packs', place: '' }) };

/** Says what became of an export that was begun here, and hands over the file where a browser has to fetch it. */
function told(host: Host, job: ExportJob): void {
  if (job.state === 'failed') tellFailure(job);
  if (job.state === 'cancelled') notify(`${job.fileName}: cancelled`, { text: 'No file was left behind.' });
  if (job.state !== 'done') return;
  takeFile(host, job);
  notify(`${job.fileName} is ready`, { text: job.path, action: showExports });
}

function tellFailure({ fileName, error }: ExportJob): void {
  if (error === null) return;
  const remedy = error.issues.find((issue) => issue.remedy !== '')?.remedy ?? '';
  notify(`${fileName}: not exported`, { text: `${error.message} ${remedy}`.trim(), error });
}

/** Fetches a finished file. Its address is good once. */
export function takeFile(host: Host, job: ExportJob): void {
  if (job.url === null) return;
  host.files.take({ kind: 'download', url: job.url, name: job.fileName });
  putJob({ ...job, url: null });
}

export async function cancelExport(client: AppClient, id: number): Promise<void> {
  const job = await attempt('Cancel the export', () => client['packs.cancel']({ id }));
  if (job !== undefined) putJob(job);
}

const putTemplates = (change: (templates: readonly Template[]) => readonly Template[]) =>
  usePacks.setState(({ templates }) => ({ templates: change(templates) }));

/** Keeps a template of the user; undefined when it could not be kept. */
export async function saveTemplate(client: AppClient, template: Template): Promise<Template | undefined> {
  const { isBuiltIn: _, ...own } = template;
  const kept = await attempt('Save the template', () => client['packs.saveTemplate'](own));
  if (kept === undefined) return undefined;
  putTemplates((templates) =>
    templates.some(({ id }) => id === kept.id)
      ? templates.map((one) => (one.id === kept.id ? kept : one))
      : [...templates, kept],
  );
  return kept;
}

/** Removes a template of the user; the notice gives it back. */
export async function removeTemplate(client: AppClient, template: Template): Promise<boolean> {
  const done = await attempt('Remove the template', () => client['packs.removeTemplate']({ id: template.id }));
  if (done === undefined) return false;
  putTemplates((templates) => templates.filter(({ id }) => id !== template.id));
  notify(`${template.name} was removed`, {
    text: 'Packs that were made with it stay.',
    action: { title: 'Undo', act: () => void saveTemplate(client, template) },
  });
  return true;
}

/** A copy that can be edited, under a name that is free. */
export function copyOf(template: Template, templates: readonly Template[]): Template {
  const names = new Set(templates.map(({ name }) => name));
  const stem = `${template.name.slice(0, 80)}, copy`;
  const name = [stem, ...Array.from({ length: 50 }, (_, at) => `${stem} ${at + 2}`)].find((one) => !names.has(one))!;
  return { ...template, id: `own-${crypto.randomUUID()}`, name, isBuiltIn: false };
}

export async function setSchedule(client: AppClient, templateId: string | null, folder: string): Promise<void> {
  const schedule = await attempt('Save the schedule', () => client['packs.setSchedule']({ templateId, folder }));
  if (schedule !== undefined) usePacks.setState({ schedule });
}
