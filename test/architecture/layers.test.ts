import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom, most special folder first. The rules of docs/architecture.md as data: change both together. */
const fundTables = /^src-engine\/fund\/[a-z-]+\/table\.ts$/;
const foundation = /^src-engine\/(core|numeric|random|kernels)\//;
const rendererPackages = [
  'react',
  'react-dom',
  'zod',
  'zustand',
  'echarts',
  '@base-ui/react',
  '@tanstack/',
  '@codemirror/',
  '@lezer/highlight',
  'react-resizable-panels',
  'lucide-react',
  'fuzzysort',
  'yaml',
];
const rules: readonly { folder: string; local: readonly RegExp[]; packages: readonly string[] }[] = [
  { folder: 'src-engine/core', local: [], packages: ['zod'] },
  { folder: 'src-engine/numeric', local: [/^src-engine\/core\//], packages: ['ml-matrix'] },
  // Its sources in assembly/ are another dialect: they import each other alone.
  { folder: 'src-engine/kernels', local: [], packages: [] },
  { folder: 'src-engine/random', local: [/^src-engine\/(core|numeric|kernels)\//], packages: ['seedrandom'] },
  { folder: 'src-engine/fund/book', local: [/^src-engine\/(core|numeric|random|kernels|fund)\//], packages: [] },
  { folder: 'src-engine/fund/run', local: [/^src-engine\//], packages: ['zod'] },
  { folder: 'src-engine/fund/scenario', local: [/^src-engine\//], packages: ['zod'] },
  // Every room may read the data room and the terms of the fund; neither knows any other room.
  {
    folder: 'src-engine/fund',
    local: [foundation, fundTables, /^src-engine\/fund\/(data|terms)\//],
    packages: ['zod'],
  },
  // Learning from tapes of finished paths: nothing that computes a path may import it (the next test).
  {
    folder: 'src-engine/study/insight',
    local: [/^src-engine\//],
    packages: ['zod', 'ml-matrix', 'ml-kmeans', 'ml-random-forest'],
  },
  { folder: 'src-engine', local: [/^src-engine\//], packages: ['zod'] },
  {
    folder: 'src-main/services',
    local: [/^src-main\/(contract|services)\//, /^src-engine\/index\.ts$/],
    packages: [
      'zod',
      'yaml',
      'csv-parse',
      'csv-stringify',
      'exceljs',
      'jszip',
      'better-sqlite3',
      'ws',
      'pino',
      'node:',
    ],
  },
  { folder: 'src-main/contract', local: [/^src-engine\/index\.ts$/], packages: ['zod'] },
  {
    folder: 'src-main/shell',
    local: [/^src-main\/(contract|services)\//, /^src-engine\/index\.ts$/],
    packages: ['electron', 'zod', 'node:'],
  },
  // Entries wire and leave. Only those of the desktop window know Electron (the lint rules name them).
  {
    folder: 'src-main',
    local: [/^src-main\//, /^src-engine\/index\.ts$/],
    packages: ['commander', 'electron', 'node:'],
  },
  {
    folder: 'src-renderer',
    // The glossary is bundled as text: the window and the docs say the same.
    local: [/^src-renderer\//, /^src-main\/contract\//, /^src-engine\/index\.ts$/, /^docs\/glossary\.md\?raw$/],
    packages: rendererPackages,
  },
];

const all = ['src-engine', 'src-main', 'src-renderer']
  .filter((root) => existsSync(root))
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => `${root}/${file}`));
const files = all.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
const sheets = all.filter((file) => file.endsWith('.css'));

test('the window has style sheets to look at', () => expect(sheets.length).toBeGreaterThan(10));

describe.each(sheets)('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  test('is at most 300 lines', () => expect(text.split('\n').length).toBeLessThanOrEqual(300));

  test('says in which layer its rules stand', () => expect(text).toMatch(/^(\/\*.*\*\/\n)*@layer /));
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const rule = rules.find(({ folder }) => file.startsWith(`${folder}/`));

  test('imports only what its folder may', () => {
    expect(rule).toBeDefined();
    expect(importsOf(text).filter((target) => !allowed(target))).toEqual([]);
  });

  test('a feature of the window does not look inside another', () => {
    const feature = /^src-renderer\/features\/([^/]+)\//;
    const own = feature.exec(file)?.[1];
    if (own === undefined) return;
    const paths = importsOf(text).filter((target) => target.startsWith('.'));
    const others = paths.map((target) => feature.exec(normalize(join(dirname(file), target)))?.[1]);
    expect(others.filter((other) => other !== undefined && other !== own)).toEqual([]);
  });

  test('is at most 300 lines', () => expect(text.split('\n').length).toBeLessThanOrEqual(300));

  test('the engine asks nobody for chance, time or unportable arithmetic', () => {
    if (!file.startsWith('src-engine/')) return;
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
    expect(code).not.toMatch(
      /Math\.(random|exp|expm1|log|log1p|log2|log10|pow|sin|cos|tan|atan2?|hypot|cbrt|sinh|cosh|tanh)\b|Date\.now\(|new Date\(\)|\*\*(?!\/)/,
    );
  });

  test('no path, plan or summary comes near the libraries that learn from tapes', () => {
    if (!/^src-engine\/(core|numeric|random|fund)\//.test(file)) return;
    expect(importsOf(text).filter((target) => /study\/insight/.test(target))).toEqual([]);
  });

  function allowed(target: string): boolean {
    if (!target.startsWith('.'))
      return rule!.packages.some(
        (name) => target === name || target.startsWith(/[:/]$/.test(name) ? name : `${name}/`),
      );
    const path = normalize(join(dirname(file), target));
    return rule!.local.some((pattern) => pattern.test(path)) || dirname(path) === dirname(file) || sameRoom(path);
  }

  /** A folder may always import itself. */
  function sameRoom(path: string): boolean {
    const room = dirname(file)
      .split('/')
      .slice(0, file.startsWith('src-engine/fund/') ? 3 : 2)
      .join('/');
    return path.startsWith(`${room}/`);
  }
});

function importsOf(text: string): string[] {
  return [
    ...text.matchAll(/^\s*(?:import|export)\b[^'";]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]/gm),
  ].map((match) => (match[1] ?? match[2])!);
}
