import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository, runCli } from '../../support/built-cli.ts';

/** What the first word after `npx equihome` may be followed by in a page; output redirected to a file is left to the shell. */
const commands = [
  ...new Set(
    ['README.md', 'docs/user-guide.md'].flatMap((page) =>
      [...readFileSync(join(repository, page), 'utf8').matchAll(/^npx equihome ([^>\n]+)/gm)].map((match) =>
        match[1]!.trim(),
      ),
    ),
  ),
];

/** Scenarios that the pages show, by the file name they are saved under. */
function shownScenario(page: string, marker: string): string {
  const blocks = [...readFileSync(join(repository, page), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)];
  return blocks.map((match) => match[1]!).find((block) => block.includes(marker))!;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-guide-'));
  symlinkSync(join(repository, 'resources'), join(folder, 'resources'));
  writeFileSync(join(folder, 'my-fund.yaml'), shownScenario('README.md', 'name: my-fund'));
  writeFileSync(join(folder, 'slower.yaml'), shownScenario('docs/user-guide.md', 'name: smaller and slower'));
  writeFileSync(join(folder, 'old-config.json'), '{"fund_size": 50000000}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the pages show every command', () => {
  const shown = new Set(commands.map((command) => command.split(' ')[0]));
  for (const name of 'run path validate schema zones calibrate data import-config bench'.split(' '))
    expect(shown).toContain(name);
});

test.each(commands)('works as shown: equihome %s', async (command) => {
  const { code, stderr } = await runCli(command.split(/\s+/), folder);
  expect(stderr).not.toContain('error:');
  expect(code).toBe(0);
});
