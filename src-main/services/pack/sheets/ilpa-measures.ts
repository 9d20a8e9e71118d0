import type { PathReplay } from '../../../../src-engine/index.ts';
import { checkCell } from '../layout/check-cell.ts';
import { headRow } from '../layout/table-rows.ts';
import { unitWords } from '../layout/unit-words.ts';
import { formula, number, text, type Cell, type CellUnit } from '../model/cell.ts';
import type { PackRun } from '../model/pack-data.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { flowsOf } from './ilpa-flows.ts';

const widths = [46, 11, 10, 10, 10, 10] as const;
/** What Newton's rule of a spreadsheet and the search of the engine may differ by. */
const RATE_TOLERANCE = 1e-9;
const MULTIPLE_TOLERANCE = 1e-9;
/** Class of a rate of return that has one root. */
const ONE_ROOT = 0;

/** Rates and multiples since inception, with and without the subscription line, and the engine's figures beside them. */
export function performanceMeasures(sheet: SheetBuilder, { scenario }: PackRun, median: PathReplay): void {
  const { figures } = median;
  const figure = (name: string): number | null => (Number.isFinite(figures[name]) ? figures[name]! : null);
  const flows = flowsOf(median);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const paidIn = -sum(flows.lpCalled);
  const residual = (figure('netRvpiMultiple') ?? 0) * paidIn;
  headRow(sheet, widths, 'Since inception', 'Unit', 'As run', 'Without sub. line', 'Engine', 'Check');
  const line = (
    title: string,
    unit: CellUnit,
    cell: Cell,
    engine: number | null,
    without: number | null = null,
  ): void => {
    const row = sheet.next();
    const value = cell?.kind === 'formula' && typeof cell.value === 'number' ? cell.value : null;
    const isChecked = cell?.kind === 'formula' && value !== null && engine !== null;
    const tolerance = unit === 'Annual' ? RATE_TOLERANCE : MULTIPLE_TOLERANCE;
    sheet.row(
      text(title),
      text(unitWords(unit), 'unit'),
      cell,
      without === null ? null : number(without, unit),
      engine === null ? null : number(engine, unit),
      isChecked ? checkCell(`C${row + 1}-E${row + 1}`, value - engine, tolerance, 'Score') : null,
    );
  };
  const first = sheet.next();
  sheet.row(text('Fund to investors: the LP class', 'total-label'));
  line(
    'Net IRR',
    'Annual',
    rate('lp-net', figures, 'netIrrAnnual', 'netIrrClass'),
    figure('netIrrAnnual'),
    figure('netIrrWithoutSubscriptionLineAnnual'),
  );
  const at = sheet.next();
  line(
    'Paid in',
    'AudMillion',
    formula('-SUM({ilpa-performance.lp-paid-in})', paidIn, 'AudMillion'),
    (figure('lpCalledAud') ?? 0) / 1_000_000,
  );
  line(
    'Received',
    'AudMillion',
    formula('SUM({ilpa-performance.lp-received})', sum(flows.lpReceived), 'AudMillion'),
    (figure('lpDistributedAud') ?? 0) / 1_000_000,
  );
  line('Left in the fund at the end', 'AudMillion', number(residual, 'AudMillion'), null);
  const over = (title: string, amount: string, value: number, name: string, without: number | null = null) =>
    line(
      title,
      'Multiple',
      formula(`IF(C${at + 1}>0,${amount}/C${at + 1},"n/a")`, paidIn > 0 ? value / paidIn : null, 'Multiple'),
      figure(name),
      without,
    );
  over('DPI', `C${at + 2}`, sum(flows.lpReceived), 'netDpiMultiple');
  over('RVPI', `C${at + 3}`, residual, 'netRvpiMultiple');
  over(
    'TVPI',
    `(C${at + 2}+C${at + 3})`,
    sum(flows.lpReceived) + residual,
    'netTvpiMultiple',
    figure('netTvpiWithoutSubscriptionLineMultiple'),
  );
  line(
    'IRR of all investors, after fees and before carry',
    'Annual',
    rate('all-net', figures, 'fundIrrAnnual', 'fundIrrClass'),
    figure('fundIrrAnnual'),
  );
  sheet.row(text('Fund to advances: gross', 'total-label'));
  line(
    'Gross IRR',
    'Annual',
    rate('advances-net', figures, 'grossIrrAnnual', 'grossIrrClass'),
    figure('grossIrrAnnual'),
  );
  const advanced = -sum(flows.advanced);
  line(
    'Proceeds over advances',
    'Multiple',
    formula(
      'IF(SUM({ilpa-performance.advanced})<0,-SUM({ilpa-performance.proceeds})/SUM({ilpa-performance.advanced}),"n/a")',
      advanced > 0 ? sum(flows.proceeds) / advanced : null,
      'Multiple',
    ),
    figure('grossMultiple'),
  );
  sheet.anchor('measures-check', first, 5, sheet.next() - 1, 5);
  sheet.check('measures-check', 'ILPA performance: rates and multiples of the flows are those of the engine', '1e-9');
  sheet.paragraph(
    scenario.leverage.subscriptionLine.limitFraction > 0
      ? 'Without the subscription line: the same path with calls in the place of draws. Gross figures do not depend on the line. By year only the fund as run is known.'
      : 'The fund has no subscription line, so there is nothing to take away.',
    'note',
  );
  sheet.space();
}

/** A rate as a formula of its monthly flows; the engine's own figure where a spreadsheet would find none or another root. */
function rate(flows: string, figures: PathReplay['figures'], name: string, kind: string): Cell {
  const value = figures[name];
  return value === undefined || !Number.isFinite(value) || figures[kind] !== ONE_ROOT
    ? number(value ?? null, 'Annual')
    : formula(`(1+IRR({ilpa-performance.${flows}},0.005))^12-1`, value, 'Annual');
}
