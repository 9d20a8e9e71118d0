import { useMemo, useState } from 'react';
import type { TableView } from '../../../src-engine/index.ts';
import { copyTable } from '../../charts/chart-copy.ts';
import { notify } from '../../state/notices.ts';
import { IconButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { errorText } from '../../ui/format.ts';
import { ChevronDownIcon, CopyIcon } from '../../ui/icons.ts';
import { Menu } from '../../ui/menu.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RangeStrip } from '../../ui/range-strip.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { TableFromView, viewColumns } from '../../ui/table-from-view.tsx';

/** The tables of a tab, one at a time. */
export function DeskTables({ tables, tab }: { tables: readonly TableView[]; tab: string }) {
  const [chosen, choose] = useState<string | null>(null);
  const table = tables.find(({ key }) => key === chosen) ?? tables[0];
  if (table === undefined) return null;
  const copy = () =>
    void copyTable(table).then((done) => notify(done ? 'Table copied' : 'The browser did not allow copying'));
  return (
    <Panel
      title={table.title}
      caption={table.caption}
      tools={
        <>
          {tables.length > 1 && (
            <Menu
              trigger={<IconButton icon={ChevronDownIcon} label="Choose the table" />}
              entries={tables.map(({ key, title }) => ({ title, act: () => choose(key) }))}
            />
          )}
          <IconButton icon={CopyIcon} label="Copy data" onClick={copy} />
        </>
      }
    >
      {table.key === 'percentiles' ? (
        <PercentileTable view={table} />
      ) : (
        <TableFromView view={table} place={`results-${tab}-${table.key}`} />
      )}
    </Panel>
  );
}

type Row = { readonly index: number; readonly cells: TableView['rows'][number] };

/** Percentiles of measures in their own units: an error shows one digit more, and a strip shows the shape. */
function PercentileTable({ view }: { view: TableView }) {
  const rows = useMemo(() => view.rows.map((cells, index) => ({ index, cells })), [view]);
  const columns = useMemo((): readonly DataColumn<Row>[] => {
    const place = new Map(view.columns.map(({ key }, at) => [key, at]));
    const cell = (row: Row, key: string) => {
      const value = row.cells[place.get(key) ?? -1];
      return typeof value === 'number' ? value : null;
    };
    const unit = (row: Row) => view.rowUnits?.[row.index] ?? 'Score';
    const given = viewColumns(view).map((column): DataColumn<Row> => {
      if (column.key === 'standardError')
        return { ...column, tone: 'dim', text: (row) => errorText(cell(row, column.key), unit(row)) };
      if (column.key === 'missing' || column.key === 'totalLoss')
        return { ...column, isHidden: rows.every((row) => cell(row, column.key) === 0) };
      return column.key === 'p50' || column.key === 'mean' ? { ...column, tone: 'em' } : column;
    });
    const strip: DataColumn<Row> = {
      key: 'strip',
      title: 'P5 to P95',
      value: () => '',
      width: 112,
      doc: 'Each strip on its own scale from P1 to P99: read it by shape.',
      cell: (row) => (
        <RangeStrip
          low={cell(row, 'p1')}
          high={cell(row, 'p99')}
          p5={cell(row, 'p5')}
          p25={cell(row, 'p25')}
          p50={cell(row, 'p50')}
          p75={cell(row, 'p75')}
          p95={cell(row, 'p95')}
        />
      ),
    };
    return [...given, strip];
  }, [view, rows]);
  return (
    <DataTable
      label={view.title}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.index)}
      place="results-percentiles"
    />
  );
}
