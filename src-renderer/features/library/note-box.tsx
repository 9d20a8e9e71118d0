import { useState } from 'react';
import type { ScenarioRow } from '../../../src-main/contract/index.ts';
import { useHost } from '../../state/client.ts';
import { Button } from '../../ui/button.tsx';
import { Box } from '../../ui/panel.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { describe } from './scenario-commands.ts';

/** Notes and tags, read first and edited on demand. */
export function NoteBox({ row }: { row: ScenarioRow }) {
  const host = useHost();
  const [draft, setDraft] = useState<{ note: string; tags: string } | null>(null);
  if (draft === null)
    return (
      <Box title="Notes and tags">
        {row.note !== '' && <p className="note kept">{row.note}</p>}
        <div>
          <Button small onClick={() => setDraft({ note: row.note, tags: row.tags.join(', ') })}>
            {row.note === '' && row.tags.length === 0 ? 'Add a note or tags' : 'Edit'}
          </Button>
        </div>
      </Box>
    );
  const tags = draft.tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return (
    <Box title="Notes and tags">
      <TextArea
        label="Note"
        value={draft.note}
        rows={5}
        autoFocus
        onChange={(event) => setDraft({ ...draft, note: event.target.value })}
      />
      <TextField
        label="Tags"
        hint="Parted by commas"
        value={draft.tags}
        onChange={(event) => setDraft({ ...draft, tags: event.target.value })}
      />
      <div className="row">
        <Button
          small
          kind="primary"
          onClick={() => {
            setDraft(null);
            void describe(host, row, { note: draft.note, tags: [...new Set(tags)] }, 'Save the note');
          }}
        >
          Save
        </Button>
        <Button small onClick={() => setDraft(null)}>
          Cancel
        </Button>
      </div>
    </Box>
  );
}
