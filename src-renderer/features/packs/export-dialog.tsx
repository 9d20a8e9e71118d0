import { useState } from 'react';
import type { PackFormat } from '../../../src-main/contract/index.ts';
import { useHost } from '../../state/client.ts';
import { startExport } from '../../state/pack-jobs.ts';
import { packTitle } from '../../state/pack-runs.ts';
import { closeExport, usePacks } from '../../state/packs.ts';
import { go } from '../../state/route.ts';
import { useRunRows } from '../../state/run-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { plural } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { Choice } from '../../ui/toggle.tsx';
import { SheetList } from './sheet-list.tsx';
import { wholeList } from './template-drafts.ts';
import { simulatedFor, simulatedText } from './simulated.ts';

type Format = PackFormat | 'memo';
const formats = [
  { key: 'workbook', title: 'Workbook' },
  { key: 'memo', title: 'Memo PDF' },
  { key: 'markdown', title: 'Markdown' },
  { key: 'json', title: 'JSON' },
  { key: 'csv-set', title: 'CSV set' },
] as const;
const says: Readonly<Record<Format, string>> = {
  workbook: 'An Excel workbook with live formulas, native charts and a proof of where each number came from.',
  memo: 'Two or three A4 pages of one run, for print: the five figures, charts, cash, waterfall, guardrails, terms.',
  markdown: 'The same findings and tables as text, for a wiki or a mail.',
  json: 'The whole result with its manifest, for other programs.',
  'csv-set': 'Every table as CSV in one ZIP archive.',
};
/** Formats whose contents are those of a template. */
const isOfTemplate = (format: Format) => format === 'workbook' || format === 'markdown';

/** What to export and how. It begins the export and closes: the status bar shows the progress. */
export function ExportDialog({ runIds }: { runIds: readonly number[] }) {
  const host = useHost();
  const { templates, sheets: known } = usePacks();
  const rows = useRunRows((slice) => slice.rows);
  const [format, setFormat] = useState<Format>('workbook');
  const [templateId, setTemplateId] = useState('');
  const [isBusy, setBusy] = useState(false);
  const template =
    templates.find(({ id }) => id === templateId) ?? templates.find(({ id }) => id === 'full') ?? templates[0];
  const runs = runIds.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  // One run alone has nothing to be compared with: that sheet is left out.
  const sheets = wholeList(template?.sheets.filter((key) => key !== 'comparison' || runIds.length > 1) ?? [], known);
  const isReady = template !== undefined && !isBusy && (format !== 'memo' || runIds.length === 1);

  async function start() {
    if (template === undefined) return;
    if (format === 'memo') {
      closeExport();
      return go({ screen: 'packs', place: 'memo', runId: runIds[0]! });
    }
    setBusy(true);
    if (await startExport(host, { runIds, format, templateId: template.id })) closeExport();
    else setBusy(false);
  }

  return (
    <Dialog
      title="Export a committee pack"
      isOpen
      wide
      onClose={closeExport}
      footer={
        <>
          <Button onClick={closeExport}>Cancel</Button>
          <Button kind="primary" type="submit" form="export-pack" disabled={!isReady}>
            {format === 'memo' ? 'Open the memo' : 'Export'}
          </Button>
        </>
      }
    >
      <form
        id="export-pack"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void start();
        }}
      >
        <p className="em">{packTitle(runIds, rows)}</p>
        <Choice label="Format" items={formats} value={format} onChange={setFormat} />
        <p className="note">
          {format === 'memo' && runIds.length > 1
            ? 'A memo is about one run: open the result of one of them.'
            : says[format]}
        </p>
        {isOfTemplate(format) && template !== undefined && (
          <>
            <div className="row">
              <Select
                label="Template"
                options={templates.map(({ id, name }) => ({ value: id, title: name }))}
                value={template.id}
                onChange={setTemplateId}
              />
              <Button
                small
                kind="bare"
                onClick={() => {
                  closeExport();
                  go({ screen: 'packs', place: `templates:${template.id}` });
                }}
              >
                Edit templates
              </Button>
            </div>
            <section aria-label="Sheets of the template">
              <h3 className="sec">{plural(sheets.length, 'sheet')}</h3>
              <SheetList sheets={sheets} />
            </section>
            <section aria-label="To be simulated">
              <h3 className="sec">Simulated for it</h3>
              <p className="note">{simulatedText(simulatedFor(template, runs))} You can go on working meanwhile.</p>
            </section>
          </>
        )}
      </form>
    </Dialog>
  );
}
