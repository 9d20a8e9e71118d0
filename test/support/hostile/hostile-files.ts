import { hostile, type HostileScenario } from './hostile-scenario.ts';

const utf16 = (text: string, mark: readonly number[]) => Uint8Array.from([...mark, ...Buffer.from(text, 'utf16le')]);

/** Nine levels of nine aliases: the "billion laughs" of YAML. */
function aliasBomb(): string {
  let text = 'a0: &a0 [lol, lol, lol]\n';
  for (let level = 1; level <= 9; level++) {
    text += `a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]\n`;
  }
  return text;
}

/** A chain of files, each extending the next; the last one extends `last`, or nothing. */
function chain(length: number, last: string | null): Record<string, string> {
  const files: Record<string, string> = {};
  for (let link = 0; link < length; link++) {
    const next = link + 1 < length ? `link-${link + 1}.yaml` : last;
    files[link === 0 ? 'scenario.yaml' : `link-${link}.yaml`] = next === null ? 'name: end\n' : `extends: ${next}\n`;
  }
  return files;
}

/** Files that are not scenarios at all, or try to be more than one. */
export const hostileFiles: readonly HostileScenario[] = [
  hostile('no such file', '', { entry: 'nothing.yaml', code: 'input/not-found', path: 'nothing.yaml' }),
  hostile('a folder', '', { entry: 'folder', files: { 'folder/x.yaml': '' }, code: 'input/not-found', path: 'folder' }),
  hostile('empty', '', { says: 'this holds nothing' }),
  hostile('only a comment', '# nothing here\n', { says: 'this holds nothing' }),
  hostile('a list at the top', '- fund\n- waterfall\n', { says: 'this holds a list' }),
  hostile('a single word', 'fund', { says: 'this holds a single value' }),
  hostile('5 MB', `name: x\ndescription: ${'x'.repeat(5_000_000)}\n`, {
    code: 'input/too-large',
    path: 'scenario.yaml',
    says: 'has 5.0 MB; at most 2.0 MB',
  }),
  hostile(
    'binary',
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 31) & 255),
    { path: 'scenario.yaml' },
  ),
  hostile('Latin-1', Uint8Array.of(0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0xe9, 0x0a), {
    path: 'scenario.yaml',
    says: 'Save it as UTF-8.',
  }),
  hostile('UTF-16', utf16('name: x\n', [0xff, 0xfe]), { path: 'scenario.yaml', says: 'encoded as UTF-16' }),
  hostile('tabs', 'fund:\n\tlifeMonths: 120\n', { path: 'line 2', says: 'Indent with spaces.' }),
  hostile('unclosed bracket', 'market: [1, 2\nfund: {}\n', { path: 'line' }),
  hostile('unclosed quote', 'name: "x\nfund: {}\n', { path: 'line' }),
  hostile('a field twice', 'fund:\n  lifeMonths: 120\n  lifeMonths: 60\n', {
    path: 'fund.lifeMonths',
    says: 'stands twice, on line 2 and on line 3',
  }),
  hostile('a field twice in JSON', '', {
    files: { 'scenario.json': '{"fund": {"lifeMonths": 120, "lifeMonths": 60}}' },
    entry: 'scenario.json',
    path: 'fund.lifeMonths',
  }),
  hostile('broken JSON', '', {
    files: { 'scenario.json': '{"fund": {"lifeMonths": 120}' },
    entry: 'scenario.json',
    path: 'line',
  }),
  hostile('two documents', 'name: one\n---\nname: two\n', { says: 'more than one document' }),
  hostile('alias bomb', aliasBomb(), { path: 'a1[0]', says: 'is an alias' }),
  hostile('an alias to itself', 'fund: &f\n  fund: *f\n', { path: 'fund.fund' }),
  hostile('a JavaScript tag', 'name: !!js/function "function () { return 1 }"\n', {
    path: 'line 1',
    says: 'Remove the tag',
  }),
  hostile('a Python tag', 'name: !!python/object/apply:os.system ["ls"]\n', { path: 'line 1', says: 'Remove the tag' }),
  hostile('a binary tag', 'name: !!binary aGVsbG8=\n', { path: 'line 1' }),
  hostile('__proto__', '__proto__:\n  polluted: true\n', { path: '__proto__', says: 'is a reserved name' }),
  hostile('constructor inside a group', 'fund:\n  constructor:\n    prototype:\n      polluted: true\n', {
    path: 'fund.constructor',
  }),
  hostile('__proto__ in JSON', '', {
    files: { 'scenario.json': '{"fund": {"__proto__": {"polluted": true}}}' },
    entry: 'scenario.json',
    path: 'fund.__proto__',
  }),
  hostile('a hundred levels deep', `fund: ${'{a: '.repeat(100)}1${'}'.repeat(100)}\n`, { says: 'levels deep' }),
  hostile('a hundred thousand brackets', '['.repeat(100_000), { says: 'levels deep' }),
  hostile('too many values', `fund: [${'1,'.repeat(200_000)}1]\n`, { says: 'more than 50000 values' }),
  hostile('a group as a name', '? {a: 1}\n: 2\n', { says: 'a name that is not text' }),
  hostile('control characters in a name', '"\\e[2Jfund": 1\n', { says: 'is not a known field' }),
  hostile('extends what is missing', 'extends: nowhere.yaml\n', {
    code: 'input/not-found',
    path: 'extends',
    says: 'line 1 of scenario.yaml',
  }),
  hostile('extends an unknown name', 'extends: base-100\n', {
    code: 'input/not-found',
    path: 'extends',
    says: 'Did you mean base-100m?',
  }),
  hostile('extends a number', 'extends: 12\n', { path: 'extends', says: 'not 12' }),
  hostile('extends itself', 'extends: scenario.yaml\n', {
    path: 'extends',
    says: 'extends itself: scenario.yaml -> scenario.yaml',
  }),
  hostile('a loop of ten files', '', {
    files: chain(10, 'scenario.yaml'),
    path: 'extends',
    says: 'link-1.yaml -> link-2.yaml',
  }),
  hostile('ten files deep', '', { files: chain(10, null), path: 'extends', says: 'more than 8 files deep' }),
  hostile('extends that doubles', '', {
    files: Object.fromEntries(
      Array.from({ length: 8 }, (_, i) => [
        i === 0 ? 'scenario.yaml' : `link-${i}.yaml`,
        i === 7 ? 'name: end\n' : `extends: [${Array.from({ length: 9 }, () => `link-${i + 1}.yaml`).join(', ')}]\n`,
      ]),
    ),
    path: 'extends',
    says: 'more than 40 files',
  }),
  hostile('a fault in the file that it extends', 'extends: parent.yaml\n', {
    files: { 'parent.yaml': 'name: parent\nfund:\n  lifeMonths: 1\n' },
    path: 'fund.lifeMonths',
    says: 'line 3 of parent.yaml',
  }),
];
