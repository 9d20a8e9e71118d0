// What the store costs beside plain rows: `node test/perf/store-bench.ts`. Prints ratios; nothing is asserted. Both sides run in
// this process, in turn, in WAL mode with synchronous = FULL; the store hashes, checks shapes and turns rows into columns as well.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { finishCopy } from '../../src-main/services/store/backups/copy-database.ts';
import { migrations } from '../../src-main/services/store/migrations/migrations.ts';
import { openService } from '../../src-main/services/store/service.ts';
import { newRun } from '../support/made-run.ts';

const columns = 20;
const rounds = 5;
const names = Array.from({ length: columns }, (_, i) => `metric${i}`);
// A disk of the project itself: a folder in memory would flatter the side with more pages.
const folder = mkdtempSync(join(import.meta.dirname, '.store-bench-'));

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
/** Time on the clock and of the processor, ms. */
const timed = async (work: () => unknown): Promise<readonly [number, number]> => {
  const before = process.cpuUsage();
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return [ms, (user + system) / 1000];
};
const at = () => new Date().toISOString();

type Measured = { readonly [K in 'writeMs' | 'writeCpuMs' | 'readMs' | 'bytes']: number };

/** One row a path, as a table of a database is usually laid out. */
async function plainRows(rows: Float64Array, paths: number, file: string): Promise<Measured> {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    `create table path (run integer, path integer, ${names.map((name) => `${name} real`).join(', ')}, primary key (run, path))`,
  );
  const insert = db.prepare(`insert into path values (${Array.from({ length: columns + 2 }, () => '?').join(', ')})`);
  const [writeMs, writeCpuMs] = await timed(() =>
    db.transaction(() => {
      for (let path = 0; path < paths; path++)
        insert.run(1, path, ...rows.subarray(path * columns, (path + 1) * columns));
    })(),
  );
  db.pragma('wal_checkpoint(TRUNCATE)');
  const select = db.prepare('select metric7 from path where run = 1 order by path').pluck();
  select.all();
  const [readMs] = await timed(() => Float64Array.from(select.all() as number[]));
  db.close();
  return { writeMs, writeCpuMs, readMs, bytes: statSync(file).size };
}

async function ourStore(rows: Float64Array, paths: number, file: string): Promise<Measured> {
  const service = await openService({
    file,
    at: at(),
    user: 'bench',
    migrations,
    readOnlyReason: null,
    finishCopy: async (copy) => finishCopy(copy),
    tell: () => undefined,
  });
  await service.call('scenarios.create', at(), ['Base', null, {}, null]);
  await service.call('runs.create', at(), [newRun(1, { pathsAsked: paths })]);
  await service.call('runs.move', at(), [1, 'running', {}]);
  const result = {
    resultJson: '{}',
    rows,
    completedPaths: Int32Array.from({ length: paths }, (_, path) => path),
    columnNames: names,
    resultHash: 'd'.repeat(64),
    headline: { meanNetIrrAnnual: null, standardErrorAnnual: null, belowHurdleFraction: null, spark: null },
    workSeconds: 1,
    endedAt: at(),
  };
  const [writeMs, writeCpuMs] = await timed(() => service.call('runs.finish', at(), [1, 'done', result]));
  await service.call('runs.column', at(), [1, 'metric3']);
  const [readMs] = await timed(() => service.call('runs.column', at(), [1, 'metric7']));
  await service.call('project.close', at(), []);
  return { writeMs, writeCpuMs, readMs, bytes: statSync(file).size };
}

async function compare(paths: number): Promise<void> {
  const rows = Float64Array.from({ length: paths * columns }, () => Math.random());
  const plain: Measured[] = [];
  const ours: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    plain.push(await plainRows(rows, paths, join(folder, `plain-${paths}-${round}.db`)));
    ours.push(await ourStore(rows, paths, join(folder, `ours-${paths}-${round}.equihome`)));
  }
  const of = (list: readonly Measured[], key: keyof Measured) => median(list.map((one) => one[key]));
  const line = (what: string, ratio: number, ...values: readonly string[]) =>
    console.log(`${what.padEnd(44)} ${ratio.toFixed(2).padStart(7)}   ${values.join(' against ')}`);
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const mb = (value: number) => `${(value / 1e6).toFixed(2)} MB`;
  console.log(`${paths} paths x ${columns} metrics, median of ${rounds}`);
  const [writePlain, writeOurs] = [of(plain, 'writeMs'), of(ours, 'writeMs')];
  const [readPlain, readOurs] = [of(plain, 'readMs'), of(ours, 'readMs')];
  line('times faster than rows, writing (goal >= 4)', writePlain / writeOurs, ms(writeOurs), ms(writePlain));
  const [cpuPlain, cpuOurs] = [of(plain, 'writeCpuMs'), of(ours, 'writeCpuMs')];
  line('the same in processor time', cpuPlain / cpuOurs, ms(cpuOurs), ms(cpuPlain));
  line('times faster than rows, one metric read', readPlain / readOurs, ms(readOurs), ms(readPlain));
  line(
    'bytes of those of rows (goal <= 0.85)',
    of(ours, 'bytes') / of(plain, 'bytes'),
    mb(of(ours, 'bytes')),
    mb(of(plain, 'bytes')),
  );
}

try {
  await compare(100_000);
  await compare(10_000);
} finally {
  rmSync(folder, { recursive: true });
}
