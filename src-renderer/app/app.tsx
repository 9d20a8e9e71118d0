import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect } from 'react';
import { HostContext, type Host } from '../state/client.ts';
import { followHost } from '../state/events.ts';
import { followHistory } from '../state/route.ts';
import { ActionKeys } from './action-keys.tsx';
import { Banners } from './banners.tsx';
import { useCommands } from './commands.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useFrameActions } from './frame-actions.ts';
import { useGoKeys } from './go-keys.ts';
import { GuideBar } from './guide-bar.tsx';
import { NavRail } from './nav-rail.tsx';
import { usePackActions } from './pack-actions.ts';
import { PackDialog } from './pack-dialog.tsx';
import { Palette } from './palette.tsx';
import { ShortcutsSheet } from './shortcuts-sheet.tsx';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import { Toasts } from './toasts.tsx';
import { useTheme } from './use-theme.ts';
import { Workspace } from './workspace.tsx';

/** The whole window over one host. */
export function App({ host }: { host: Host }) {
  return (
    <CSPProvider disableStyleElements>
      <HostContext value={host}>
        <Tooltip.Provider delay={500}>
          <ErrorBoundary>
            <Frame host={host} />
          </ErrorBoundary>
        </Tooltip.Provider>
      </HostContext>
    </CSPProvider>
  );
}

function Frame({ host }: { host: Host }) {
  useEffect(() => followHost(host), [host]);
  useEffect(followHistory, []);
  useTheme();
  useFrameActions();
  usePackActions();
  useGoKeys();
  useCommands();
  return (
    <div className="app">
      <NavRail />
      <TitleBar />
      <div className="banners">
        <Banners />
        <GuideBar />
      </div>
      <Workspace />
      <StatusBar />
      <ActionKeys />
      <Palette />
      <ShortcutsSheet />
      <PackDialog />
      <Toasts />
    </div>
  );
}
