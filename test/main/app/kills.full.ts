import { expect, test } from 'vitest';
import { killHost, makeTemplate, type Kill } from '../../support/killed-host.ts';
import { uniforms } from '../../support/uniforms.ts';

const KILLS = 50;
const PATHS = 2000;
const sum = (kills: readonly Kill[], of: (kill: Kill) => number) => kills.reduce((total, kill) => total + of(kill), 0);

test('50 kills of the whole program while it simulates and edits', async ({ annotate }) => {
  const random = uniforms(21);
  const template = await makeTemplate(PATHS);
  const kills: Kill[] = [];
  for (let i = 0; i < KILLS; i++) {
    const kill = await killHost(template, (0.1 + 1.4 * random()) * template.runMs);
    expect(kill.faults, `kill ${i}`).toEqual([]);
    kills.push(kill);
  }
  const cut = kills.filter(({ cutAt }) => cutAt !== null);
  const told = [
    `${KILLS} kills, ${sum(kills, ({ edits }) => edits)} acknowledged edits and ${sum(kills, ({ chunkWords }) => chunkWords)} acknowledged writes of chunks, none lost`,
    `${sum(kills, ({ unsaid }) => unsaid)} edits were on disk before anybody was told`,
    `${cut.length} runs interrupted at ${Math.min(...cut.map(({ cutAt }) => cutAt!))} to ${Math.max(...cut.map(({ cutAt }) => cutAt!))} of ${PATHS} paths, all resumed to the bytes of the undisturbed run`,
  ].join('; ');
  process.stdout.write(`${told}\n`);
  await annotate(told);
  expect(cut.length).toBeGreaterThan(KILLS / 2);
});
