import { expect, test } from 'vitest';
import { killHost, makeTemplate } from '../../support/killed-host.ts';

const patienceMs = 180_000; // seven starts of the program, on a machine on which everything else is tested too

test(
  'the program and its engine killed while it simulates and edits: nothing acknowledged is lost, resume gives the same bytes',
  async () => {
    const template = await makeTemplate(256);
    for (const share of [0.3, 0.7, 1]) {
      const kill = await killHost(template, share * template.runMs);
      expect(kill.faults).toEqual([]);
      expect(kill.edits).toBeGreaterThan(0);
    }
  },
  patienceMs,
);
