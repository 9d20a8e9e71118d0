import { useState } from 'react';
import type { Template } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { saveTemplate } from '../../state/pack-jobs.ts';
import { usePacks } from '../../state/packs.ts';
import { Button } from '../../ui/button.tsx';
import { Box } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ColourField } from './colour-field.tsx';
import { LogoField } from './logo-field.tsx';
import { RawMetrics } from './raw-metrics.tsx';
import { SheetOrder } from './sheet-order.tsx';
import { simulatedFor, simulatedText } from './simulated.ts';
import {
  draftOf,
  problemsOf,
  putDraft,
  templateOf,
  useTemplateDrafts,
  wholeList,
  type Draft,
} from './template-drafts.ts';

/** Name, sheets and their order, paths of re-runs, raw figures, and the looks of a template. Saved as a whole. */
export function TemplateEditor({ template }: { template: Template }) {
  const client = useClient();
  const known = usePacks((slice) => slice.sheets);
  const kept = useTemplateDrafts((slice) => slice.drafts.get(template.id));
  const [isBusy, setBusy] = useState(false);
  const draft = kept ?? draftOf(template, known);
  const isOff = template.isBuiltIn;
  const problems = problemsOf(draft);
  const isSound = Object.keys(problems).length === 0;
  const change = (part: Partial<Draft>) => putDraft(template.id, { ...draft, ...part });
  const save = async () => {
    setBusy(true);
    const saved = await saveTemplate(client, templateOf(draft));
    setBusy(false);
    if (saved !== undefined) putDraft(template.id, null);
  };
  return (
    <form
      className="template"
      onSubmit={(event) => {
        event.preventDefault();
        if (isSound && !isBusy) void save();
      }}
    >
      <div className="scroll">
        <div className="halves">
          <SheetOrder
            sheets={draft.sheets}
            isOff={isOff}
            onChange={(sheets) => change({ sheets: [...wholeList(sheets, known)] })}
          />
          <div>
            <Box title="Template">
              <TextField
                label="Name"
                value={draft.name}
                maxLength={100}
                readOnly={isOff}
                error={problems.name}
                onChange={(event) => change({ name: event.target.value })}
              />
              <TextField
                label="Paths of each re-run"
                hint="For sensitivities and downside cases. More paths: smaller errors, longer."
                inputMode="numeric"
                value={draft.studyPaths}
                readOnly={isOff}
                error={problems.studyPaths}
                onChange={(event) => change({ studyPaths: event.target.value })}
              />
              {problems.studyPaths === undefined && (
                <p className="cap">Simulated for it: {simulatedText(simulatedFor(templateOf(draft), []))}</p>
              )}
            </Box>
            <Box title="Looks">
              <TextField
                label="Company name"
                hint="At the head of the cover and the foot of each page"
                value={draft.companyName}
                maxLength={200}
                readOnly={isOff}
                onChange={(event) => change({ companyName: event.target.value })}
              />
              <ColourField
                value={draft.accentColour}
                isOff={isOff}
                error={problems.accentColour}
                onChange={(accentColour) => change({ accentColour })}
              />
              <LogoField logo={draft.logo} isOff={isOff} onChange={(logo) => change({ logo })} />
            </Box>
            {draft.sheets.includes('paths') && (
              <RawMetrics chosen={draft.rawMetrics} isOff={isOff} onChange={(rawMetrics) => change({ rawMetrics })} />
            )}
          </div>
        </div>
      </div>
      {!isOff && (
        <footer>
          <span className="cap" role="status">
            {kept === undefined ? 'Saved' : isSound ? 'Changes are not saved yet' : 'Mend what is marked to save'}
          </span>
          <Button disabled={kept === undefined || isBusy} onClick={() => putDraft(template.id, null)}>
            Take the changes back
          </Button>
          <Button kind="primary" type="submit" disabled={kept === undefined || !isSound || isBusy}>
            Save the template
          </Button>
        </footer>
      )}
    </form>
  );
}
