import type { Migration } from './migration.ts';

/** Exports of runs as packs: what was written where and when, the user's templates, and what is exported without being asked. */
const sql = `
create table export_template (
  id text primary key check (length(id) between 1 and 60),
  -- As the contract has it; with its logo it may be long.
  json any not null,
  changed_at text not null
) strict, without rowid;

-- Every export that was ever asked for. Rows outlive the runs they speak of, and the files.
create table export_job (
  id integer primary key autoincrement,
  run_ids text not null check (json_valid(run_ids)),
  format text not null,
  template_name text not null,
  file_name text not null,
  -- Empty where the file was offered by address.
  path text not null,
  state text not null check (state in ('waiting', 'working', 'done', 'cancelled', 'failed')),
  is_scheduled integer not null check (is_scheduled in (0, 1)),
  started_at text not null,
  ended_at text,
  file_sha256 text check (file_sha256 is null or length(file_sha256) = 64),
  size_bytes integer,
  error text check (error is null or json_valid(error)),
  check ((state in ('waiting', 'working')) = (ended_at is null)),
  check (state <> 'done' or file_sha256 is not null)
) strict;

create table export_schedule (
  id integer primary key check (id = 1),
  template_id text,
  folder text not null,
  -- Computer and user that set it: the folder means something there alone.
  set_on text not null
) strict;
`;

export const exportTables: Migration = { version: 20, up: (db) => void db.exec(sql) };
