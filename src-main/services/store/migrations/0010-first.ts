import type { Migration } from './migration.ts';

/**
 * Scenarios with their versions and undo steps, runs with chunks, columns and results, settings and the log of what users did.
 * Texts of any size (`any`) are a text, or a deflated BLOB when they are long. Times are ISO 8601 in UTC.
 */
const sql = `
create table project (
  id integer primary key check (id = 1),
  created_at text not null,
  -- The process that has the project open; null when it was closed in order.
  owner_pid integer,
  owner_since text,
  -- Name of the backup that the last restore made of what stood before.
  undo_backup text
) strict;

create table setting (
  name text primary key,
  value text not null check (json_valid(value))
) strict, without rowid;

-- Documents by content: a step back and forth is a reference, not a copy.
create table document (
  id integer primary key,
  sha256 text not null unique check (length(sha256) = 64),
  json any not null,
  yaml any
) strict;

create table scenario (
  id integer primary key autoincrement,
  name text not null check (length(name) > 0),
  base_id integer references scenario (id),
  tags text not null default '[]' check (json_valid(tags)),
  note text not null default '',
  is_archived integer not null default 0 check (is_archived in (0, 1)),
  is_locked integer not null default 0 check (is_locked in (0, 1)),
  version integer not null check (version >= 1),
  own_input_count integer not null check (own_input_count >= 0),
  -- Steps that are done, of those in undo_step; step 0 is what the scenario began as, or the oldest that is kept.
  undo_position integer not null check (undo_position >= 0),
  created_at text not null,
  changed_at text not null,
  check (base_id is null or base_id < id)
) strict;
create index scenario_by_base on scenario (base_id);

create table scenario_version (
  scenario_id integer not null references scenario (id) on delete cascade,
  version integer not null check (version >= 1),
  at text not null,
  kind text not null check (kind in ('create', 'edit', 'undo', 'redo', 'yaml', 'restore')),
  label text not null,
  name text not null default '',
  document_id integer not null references document (id),
  primary key (scenario_id, version)
) strict, without rowid;
create index scenario_version_by_document on scenario_version (document_id);

create table undo_step (
  scenario_id integer not null references scenario (id) on delete cascade,
  position integer not null check (position >= 0),
  label text not null,
  document_id integer not null references document (id),
  primary key (scenario_id, position)
) strict, without rowid;
create index undo_step_by_document on undo_step (document_id);

create table run (
  id integer primary key autoincrement,
  scenario_id integer not null references scenario (id),
  scenario_name text not null,
  version integer not null,
  document_id integer not null references document (id),
  state text not null
    check (state in ('queued', 'running', 'paused', 'interrupted', 'cancelled', 'failed', 'done')),
  paths_asked integer not null check (paths_asked >= 1),
  paths_done integer not null default 0 check (paths_done between 0 and paths_asked),
  seed text not null,
  tags text not null default '[]' check (json_valid(tags)),
  note text not null default '',
  is_archived integer not null default 0 check (is_archived in (0, 1)),
  created_at text not null,
  started_at text,
  ended_at text,
  work_seconds real not null default 0 check (work_seconds >= 0),
  error text check (error is null or json_valid(error)),
  engine_version text not null,
  kernel_hash text not null,
  scenario_hash text not null,
  data_hashes text not null check (json_valid(data_hashes)),
  workers integer not null,
  result_hash text,
  mean_net_irr_annual real,
  standard_error_annual real,
  below_hurdle_fraction real,
  spark text check (spark is null or json_valid(spark)),
  check (state <> 'done' or (result_hash is not null and paths_done = paths_asked))
) strict;
create index run_by_scenario on run (scenario_id, id);
create index run_by_document on run (document_id);

create table run_chunk (
  run_id integer not null references run (id) on delete cascade,
  chunk integer not null check (chunk >= 0),
  -- Doubles and packed counts, little-endian; the hash is over both.
  figures blob not null,
  counts blob not null,
  sha256 blob not null check (length(sha256) = 32),
  primary key (run_id, chunk)
) strict;

create table run_column (
  run_id integer not null references run (id) on delete cascade,
  position integer not null check (position >= 0),
  name text not null,
  -- One double for each path asked, little-endian; NaN where there is no value.
  figures blob not null,
  sha256 blob not null check (length(sha256) = 32),
  primary key (run_id, position),
  unique (run_id, name)
) strict;

create table run_result (
  run_id integer primary key references run (id) on delete cascade,
  json any not null,
  sha256 blob not null check (length(sha256) = 32)
) strict;

-- Who did what and when. Rows outlive what they speak of.
create table event_log (
  id integer primary key autoincrement,
  at text not null,
  who text not null,
  what text not null,
  scenario_id integer,
  run_id integer,
  detail any
) strict;
create index event_log_by_scenario on event_log (scenario_id, id);
`;

export const first: Migration = { version: 10, up: (db) => void db.exec(sql) };
