import { dialog } from 'electron';
import type { AppSettings } from '../contract/index.ts';

/** What becomes of what is being simulated when the last window goes; null: the window stays. */
export type Leaving = Exclude<AppSettings['onClose'], 'ask'> | null;

const answers = ['keep-running', 'pause', 'cancel', null] as const;

/** Asks what becomes of the runs. `remember` is true when the answer is to hold from now on. */
export async function askAboutRuns(): Promise<{ readonly leaving: Leaving; readonly remember: boolean }> {
  const { response, checkboxChecked } = await dialog.showMessageBox({
    type: 'question',
    title: 'Equihome',
    message: 'Something is still under way.',
    detail:
      'Kept running, runs and exports go on without a window, and Equihome ends by itself when they are done; start Equihome again to watch them. ' +
      'A run that is paused or cancelled keeps the paths that are finished and can be resumed with the same result. An export is then cancelled and leaves no file.',
    buttons: ['Keep it running', 'Pause it', 'Cancel it', 'Do not close'],
    defaultId: 0,
    cancelId: 3,
    checkboxLabel: 'Do the same next time',
  });
  const leaving = answers[response] ?? null;
  return { leaving, remember: checkboxChecked && leaving !== null };
}
