import { create } from 'zustand';
import { toErrorInfo, type ErrorInfo } from '../../src-engine/index.ts';

export type Notice = {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly error: ErrorInfo | null;
  /** A button on the notice, such as 'Undo'. */
  readonly action: { readonly title: string; readonly act: () => void } | null;
};

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

let count = 0;

/** Says something in passing and gives its id. It goes away by itself; problems stay until closed. At most four stand at a time. */
export function notify(title: string, more: Partial<Pick<Notice, 'text' | 'action' | 'error'>> = {}): number {
  const notice: Notice = { id: ++count, title, text: '', error: null, action: null, ...more };
  useNotices.setState(({ notices }) => ({ notices: [...notices, notice].slice(-4) }));
  if (notice.error === null) setTimeout(() => dismiss(notice.id), notice.action === null ? 5000 : 10_000);
  return notice.id;
}

/** Says that something failed: `doing` names what was tried ('Rename the scenario'). */
export function notifyError(doing: string, error: unknown): void {
  const info = toErrorInfo(error);
  const issue = info.issues[0];
  const more = issue === undefined ? '' : ` ${[issue.path, issue.message].filter((part) => part !== '').join(': ')}`;
  notify(`${doing}: not done`, { text: `${info.message}${more}`, error: info });
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));
}

/** Runs something that may fail and says so; gives undefined then. */
export async function attempt<T>(doing: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    notifyError(doing, error);
    return undefined;
  }
}
