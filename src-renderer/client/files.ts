import { AppError, errorInfoSchema, fromErrorInfo } from '../../src-engine/index.ts';
import type { Files } from './host.ts';

export const desktopFiles: Files = {
  pathOf: async (file) => window.desktop!.pathOfFile(file),
  send: null,
  take: () => undefined,
};

export function browserFiles(token: string): Files {
  /** What the host answers; its refusals are thrown. */
  async function send(method: 'POST' | 'PUT', url: string, file: File): Promise<unknown> {
    const answer = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      body: file,
    }).catch(() => {
      throw new AppError('app/closed', 'The file could not be sent: the connection to Equihome was lost.');
    });
    const text = await answer.text();
    const body: unknown = text === '' ? null : JSON.parse(text);
    if (!answer.ok) throw fromErrorInfo(errorInfoSchema.parse(body));
    return body;
  }
  return {
    pathOf: async (file) =>
      ((await send('POST', `/api/upload?name=${encodeURIComponent(file.name)}`, file)) as { path: string }).path,
    send: async (url, file) => void (await send('PUT', url, file)),
    take(saved) {
      if (saved.kind !== 'download') return;
      const link = document.createElement('a');
      link.href = saved.url;
      link.download = saved.name;
      link.click();
    },
  };
}
