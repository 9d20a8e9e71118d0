import { expect, test } from 'vitest';
import { tookText } from '../../../src-renderer/features/runs/run-state.tsx';
import { runRow } from '../desk-host.tsx';

test('a run under way has no time yet, and one that was resumed says what it took before', () => {
  const took = (change: Parameters<typeof runRow>[1]) => tookText(runRow(1, change)).replaceAll('\u00a0', ' ');
  expect(took({ state: 'running', workSeconds: 0 })).toBe('running');
  expect(took({ state: 'queued', workSeconds: 0 })).toBe('waiting');
  expect(took({ state: 'running', workSeconds: 12 })).toBe('12 s so far');
  expect(took({ state: 'cancelled', workSeconds: 0 })).toBe('n/a');
  expect(took({ workSeconds: 4 })).toBe('4 s');
});
