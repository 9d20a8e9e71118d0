import type { ScenarioRow } from '../../../src-main/contract/index.ts';
import type { Host } from '../../state/client.ts';
import { putScenario } from '../../state/library.ts';
import { attempt, notify } from '../../state/notices.ts';
import { go } from '../../state/route.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import {
  ArchiveIcon,
  BranchIcon,
  CopyIcon,
  EditIcon,
  ExportIcon,
  LockIcon,
  RemoveIcon,
  UnlockIcon,
} from '../../ui/icons.ts';
import { openDialog } from './library-state.ts';

export const openScenario = (row: ScenarioRow, place = ''): void =>
  go({ screen: 'scenario', scenarioId: row.id, place });

/** Compares the newest finished runs of scenarios, in the order given; says so where there are fewer than two. */
export function compareScenarios(rows: readonly ScenarioRow[]): void {
  const ids = rows.flatMap((row) => (row.lastRun === null ? [] : [row.lastRun.runId]));
  if (ids.length < 2)
    return void notify('Two finished runs are needed', { text: 'Run the scenarios first, then compare them.' });
  go({ screen: 'compare', compareIds: ids.slice(0, 6) });
}

export async function describe(
  { client }: Host,
  row: ScenarioRow,
  change: Partial<Pick<ScenarioRow, 'tags' | 'note' | 'isArchived' | 'isLocked'>>,
  doing: string,
): Promise<void> {
  const after = await attempt(doing, () => client['scenarios.describe']({ id: row.id, ...change }));
  if (after !== undefined) putScenario(row.id, after);
}

async function toggleArchived(host: Host, row: ScenarioRow): Promise<void> {
  await describe(host, row, { isArchived: !row.isArchived }, row.isArchived ? 'Take out of the archive' : 'Archive');
  if (row.isArchived) return;
  const undo = { title: 'Undo', act: () => void describe(host, row, { isArchived: false }, 'Take out of the archive') };
  notify(`${row.name} is archived`, { action: undo });
}

async function exportYaml({ client, files }: Host, row: ScenarioRow): Promise<void> {
  const saved = await attempt('Export the scenario', () => client['exports.scenarioYaml']({ id: row.id }));
  if (saved === undefined) return;
  files.take(saved);
  if (saved.kind === 'saved') notify('Scenario exported', { text: saved.path });
}

/** Everything that can be done with one scenario, for its menu and the palette. */
export function scenarioEntries(host: Host, row: ScenarioRow): readonly MenuEntry[] {
  const lock = { isLocked: !row.isLocked };
  return [
    { title: 'Branch', icon: BranchIcon, act: () => openDialog({ kind: 'create', from: 'base', baseId: row.id }) },
    { title: 'Duplicate', icon: CopyIcon, act: () => openDialog({ kind: 'create', from: 'copy', baseId: row.id }) },
    { title: 'Rename', icon: EditIcon, keys: 'f2', act: () => openDialog({ kind: 'rename', row }) },
    { title: 'Export as YAML', icon: ExportIcon, act: () => void exportYaml(host, row) },
    { kind: 'line' },
    {
      title: row.isLocked ? 'Unlock' : 'Lock for the committee',
      icon: row.isLocked ? UnlockIcon : LockIcon,
      act: () => void describe(host, row, lock, row.isLocked ? 'Unlock' : 'Lock'),
    },
    {
      title: row.isArchived ? 'Take out of the archive' : 'Archive',
      icon: ArchiveIcon,
      act: () => void toggleArchived(host, row),
    },
    { title: 'Remove', icon: RemoveIcon, isDanger: true, act: () => openDialog({ kind: 'remove', row }) },
  ];
}
