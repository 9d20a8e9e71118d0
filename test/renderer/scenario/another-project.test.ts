import { expect, test } from 'vitest';
import type { AppEvent } from '../../../src-main/contract/index.ts';
import { openScenario } from '../../../src-renderer/state/editor-jobs.ts';
import { forgetProject, hearEditor, startEditor, useEditor } from '../../../src-renderer/state/editor.ts';
import { memoryHost } from './memory-host.ts';

const isOther: AppEvent = {
  type: 'project',
  project: { path: '/other.equihome', name: 'other', readOnlyReason: null, schemaVersion: 10, sizeBytes: 1 },
  openedAt: '2026-11-21T10:00:00.000Z',
};
const rate = () => useEditor.getState().layers.document['fees'];

/** Scenario 1 at version 2, and scenario 1 of another project at version 1. */
async function twoProjects() {
  const [former, other] = [memoryHost(), memoryHost({ document: { format: 1, fees: { offset: 'theirs' } } })];
  const changes = [{ kind: 'set' as const, path: 'fees.managementFeeRateAnnual', value: 0.02 }];
  await former.client['scenarios.edit']({ id: 1, label: '', changes });
  startEditor(null);
  await openScenario(former.client, 1);
  expect(rate()).toEqual({ managementFeeRateAnnual: 0.02 });
  return other;
}

test('a scenario of another project with the same number is shown as it is, though its version is lower', async () => {
  const other = await twoProjects();
  forgetProject(isOther);
  await openScenario(other.client, 1);
  expect(rate()).toEqual({ offset: 'theirs' });
});

test('an editor that is open when a backup is restored shows what was restored', async () => {
  const other = await twoProjects();
  hearEditor(other.client, isOther);
  await expect.poll(rate).toEqual({ offset: 'theirs' });
});
