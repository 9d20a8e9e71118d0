import type { App as ElectronApp, BrowserWindow, Event } from 'electron';
import type { App } from '../services/app/create-app.ts';
import { askAboutRuns, type Leaving } from './close-question.ts';

/** How long closing may take before the program ends all the same: what was acknowledged is on disk already. */
const PATIENCE_MS = 10_000;
/** How often a program without windows looks whether its runs are done. */
const LOOK_MS = 1000;

/**
 * What happens when the last window is closed or the program is quit: ask about runs, let the application finish, end. Kept runs go on
 * without a window until they are done.
 */
export function createLeaving(electron: ElectronApp, app: () => App, beforeEnd: () => void) {
  let state: 'open' | 'asking' | 'background' | 'ending' = 'open';

  async function decide(): Promise<Leaving> {
    if (!app().isBusy()) return 'pause';
    const { handlers } = app();
    const { settings } = await handlers['app.info']({}, new AbortController().signal);
    if (settings.onClose !== 'ask') return settings.onClose;
    const { leaving, remember } = await askAboutRuns();
    if (remember && leaving !== null)
      await handlers['app.setSettings']({ onClose: leaving }, new AbortController().signal);
    return leaving;
  }

  async function end(mode: 'pause' | 'cancel'): Promise<void> {
    if (state === 'ending') return;
    state = 'ending';
    await Promise.race([
      app()
        .close(mode)
        .catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
    ]);
    beforeEnd();
    electron.exit(0);
  }

  async function leave(windows: readonly BrowserWindow[]): Promise<void> {
    if (state === 'asking' || state === 'ending') return;
    state = 'asking';
    const leaving = await decide().catch(() => 'pause' as const);
    if (leaving === null) return void (state = 'open');
    if (leaving !== 'keep-running') return end(leaving);
    state = 'background';
    for (const window of windows) window.destroy();
    const look = setInterval(() => {
      if (state !== 'background') return clearInterval(look);
      if (!app().isBusy()) void end('pause');
    }, LOOK_MS);
  }

  return {
    /** For `close` of a window: the last one does not go before it is settled what becomes of runs. */
    onWindowClose(event: Pick<Event, 'preventDefault'>, windows: readonly BrowserWindow[]): void {
      if (state === 'ending' || state === 'background' || windows.length > 1) return;
      event.preventDefault();
      void leave(windows);
    },
    onBeforeQuit(event: Pick<Event, 'preventDefault'>, windows: readonly BrowserWindow[]): void {
      if (state === 'ending') return;
      event.preventDefault();
      void leave(windows);
    },
    /** The system is going down: no questions. */
    onShutdown: () => void end('pause'),
    /** A window was opened again. */
    comeBack(): void {
      if (state === 'background') state = 'open';
    },
  };
}
