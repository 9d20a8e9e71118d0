import { useState } from 'react';
import type { Template } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { copyOf, removeTemplate, saveTemplate } from '../../state/pack-jobs.ts';
import { usePacks } from '../../state/packs.ts';
import { replaceRoute } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { CopyIcon, LockIcon } from '../../ui/icons.ts';
import { Panel } from '../../ui/panel.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { ScheduleBox } from './schedule-box.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { putDraft, useTemplateDrafts, wholeList } from './template-drafts.ts';

const choose = (id: string) => replaceRoute({ place: `templates:${id}` });

/** Templates: those of the program, which can be copied, and the user's own, which can be changed. */
export function TemplatesTab({ chosen }: { chosen: string }) {
  const client = useClient();
  const { templates, isLoaded } = usePacks();
  const [isBusy, setBusy] = useState(false);
  const template = templates.find(({ id }) => id === chosen) ?? templates[0];
  if (!isLoaded || template === undefined) return <LoadingState text="Reading the templates" />;
  const copy = async () => {
    setBusy(true);
    const kept = await saveTemplate(client, copyOf(template, templates));
    setBusy(false);
    if (kept !== undefined) choose(kept.id);
  };
  const remove = async () => {
    if (!(await removeTemplate(client, template))) return;
    putDraft(template.id, null);
    choose('full');
  };
  return (
    <div className="templates">
      <Panel title="Templates" className="side">
        <div className="scroll">
          <TemplateNames templates={templates} chosen={template.id} />
          <ScheduleBox />
        </div>
      </Panel>
      <Panel
        title={template.name}
        caption={
          template.isBuiltIn
            ? 'Comes with the program and stays as it is: copy it to make it yours.'
            : 'Yours, kept in this project.'
        }
        tools={
          <div className="row">
            <Button small icon={CopyIcon} disabled={isBusy} onClick={() => void copy()}>
              Copy it
            </Button>
            {!template.isBuiltIn && (
              <Button small kind="danger" onClick={() => void remove()}>
                Remove
              </Button>
            )}
          </div>
        }
      >
        <TemplateEditor key={template.id} template={template} />
      </Panel>
    </div>
  );
}

function TemplateNames({ templates, chosen }: { templates: readonly Template[]; chosen: string }) {
  const drafts = useTemplateDrafts((slice) => slice.drafts);
  const sheets = usePacks((slice) => slice.sheets);
  return (
    <nav aria-label="Templates">
      <ul className="names">
        {templates.map((one) => (
          <li key={one.id}>
            <button type="button" aria-current={one.id === chosen ? 'true' : undefined} onClick={() => choose(one.id)}>
              <b>{one.name}</b>
              <span className="cap">
                {plural(wholeList(one.sheets, sheets).length, 'sheet')}
                {drafts.has(one.id) && ', not saved'}
              </span>
              {one.isBuiltIn && <Icon of={LockIcon} label="comes with the program" />}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
