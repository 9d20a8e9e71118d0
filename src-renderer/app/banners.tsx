import type { ReactNode } from 'react';
import { useApp } from '../state/app.ts';
import { useHost } from '../state/client.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { WarningIcon } from '../ui/icons.ts';

/** What concerns the whole window: a lost connection, a project that cannot be changed, a store in trouble. */
export function Banners() {
  const { connection, info, store, engine } = useApp();
  const { retryNow } = useHost().connection;
  const readOnly = info?.project.readOnlyReason ?? null;
  return (
    <div role="status">
      {connection === 'lost' && (
        <Banner text="The connection to Equihome is lost. Saved work and runs go on there; this window tries to come back.">
          <Button small onClick={retryNow}>
            Try now
          </Button>
        </Banner>
      )}
      {connection === 'refused' && (
        <Banner text="Equihome was started anew and does not know this page. Open the address that it printed; nothing is lost." />
      )}
      {connection === 'connected' && readOnly !== null && (
        <Banner text={`This project is open for reading only: ${readOnly}`} />
      )}
      {store.state === 'problem' && (
        <Banner text={store.error?.message ?? 'The last change could not be saved. What was saved before is safe.'} />
      )}
      {engine.state === 'stopped' && (
        <Banner
          text={engine.error?.message ?? 'The engine has stopped. Scenarios can be edited, but nothing can be run.'}
        />
      )}
    </div>
  );
}

function Banner({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="banner">
      <Icon of={WarningIcon} />
      <span>{text}</span>
      {children}
    </div>
  );
}
