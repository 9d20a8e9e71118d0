// Runs in the sandbox beside the page. It hands one port of the page to the main process and tells where a file lies; no more.
import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** What of the page's surroundings is used here; the rest of the program has no page. */
type Page = {
  addEventListener(
    type: 'message',
    listener: (event: { source: unknown; data: unknown; ports: readonly MessagePort[] }) => void,
  ): void;
};
type MessagePort = Parameters<typeof ipcRenderer.postMessage>[2] extends (infer Port)[] | undefined ? Port : never;
type File = Parameters<typeof webUtils.getPathForFile>[0];

const page = globalThis as unknown as Page;
page.addEventListener('message', ({ source, data, ports }) => {
  const [port] = ports;
  if (source === page && data === 'equihome-port' && port) ipcRenderer.postMessage('equihome-port', null, [port]);
});

contextBridge.exposeInMainWorld('desktop', { pathOfFile: (file: File) => webUtils.getPathForFile(file) });
