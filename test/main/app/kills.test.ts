import { expect, test } from 'vitest';
import { killHost, makeTemplate } from '../../support/killed-host.ts';

test('the program and its engine killed while it simulates and edits: nothing acknowledged is lost, resume gives the same bytes', async () => {
  const template = await makeTemplate(640);
  for (const share of [0.3, 0.7, 1.2]) {
    const kill = await killHost(template, share * template.runMs);
    expect(kill.faults).toEqual([]);
    expect(kill.edits).toBeGreaterThan(0);
  }
});
