import { useState } from 'react';
import type { AppInfo } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { attempt, notify } from '../../state/notices.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { KeyValueList } from '../../ui/key-value-list.tsx';
import { SettingRow } from './setting-row.tsx';

/** Facts for a report of a fault; nothing is ever sent. */
export function Diagnostics({ info }: { info: AppInfo }) {
  const client = useClient();
  const [text, setText] = useState('');
  async function show(): Promise<void> {
    const found = await attempt('Gather the facts', () => client['app.diagnostics']({}));
    if (found !== undefined) setText(found.text);
  }
  return (
    <>
      <div className="box">
        <KeyValueList
          long
          rows={[
            ['Program', info.appVersion],
            ['Engine', info.engineVersion],
            ['Opened in', info.host === 'desktop' ? 'a window of its own' : 'a browser on this machine'],
          ]}
        />
      </div>
      <SettingRow
        title="Report a fault"
        text="Versions, machine and the last messages, without names of scenarios or figures. Nothing is sent."
      >
        <Button onClick={() => void show()}>Show the facts</Button>
        {text !== '' && (
          <Button
            onClick={() =>
              void copyText(text).then((done) => notify(done ? 'Copied' : 'The browser did not allow copying'))
            }
          >
            Copy
          </Button>
        )}
      </SettingRow>
      {text !== '' && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text that scrolls must be reachable by keyboard
        <pre className="facts" tabIndex={0} aria-label="Facts for a report">
          {text}
        </pre>
      )}
    </>
  );
}
