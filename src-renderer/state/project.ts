import type { Host } from './client.ts';
import { loadAll } from './events.ts';
import { attempt, notify } from './notices.ts';
import { go, startRoute } from './route.ts';

export type ProjectChange = 'project.open' | 'project.create';

/** Opens or makes another project and shows its library. A null path lets the desktop ask for a file. True when it was done. */
export async function changeProject(host: Host, method: ProjectChange, path: string | null): Promise<boolean> {
  const doing = method === 'project.open' ? 'Open the project' : 'Make the project';
  const opened = await attempt(doing, () => host.client[method]({ path }));
  if (opened === undefined) return false;
  await attempt('Read the project', () => loadAll(host.client));
  go({ ...startRoute, place: '' });
  notify(`${opened.name} is open`);
  return true;
}

/** The whole project as one file. */
export async function exportProject(host: Host): Promise<void> {
  const saved = await attempt('Export the project', () => host.client['project.export']({}));
  if (saved === undefined) return;
  host.files.take(saved);
  if (saved.kind === 'saved') notify('Project exported', { text: saved.path });
}
