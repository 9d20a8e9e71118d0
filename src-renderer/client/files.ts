import { AppError, errorInfoSchema, fromErrorInfo } from '../../src-engine/index.ts';
import type { Files } from './host.ts';

export const desktopFiles: Files = {
  pathOf: async (file) => window.desktop!.pathOfFile(file),
  take: () => undefined,
};

export function browserFiles(token: string): Files {
  return {
    async pathOf(file) {
      const answer = await fetch(`/api/upload?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: file,
      }).catch(() => {
        throw new AppError('app/closed', 'The file could not be sent: the connection to Equihome was lost.');
      });
      const body: unknown = await answer.json();
      if (!answer.ok) throw fromErrorInfo(errorInfoSchema.parse(body));
      return (body as { path: string }).path;
    },
    take(saved) {
      if (saved.kind !== 'download') return;
      const link = document.createElement('a');
      link.href = saved.url;
      link.download = saved.name;
      link.click();
    },
  };
}
