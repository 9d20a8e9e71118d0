import { BrowserWindow, dialog, type FileFilter } from 'electron';
import { AppError } from '../../src-engine/index.ts';
import type { FileKind, FilePorts } from '../services/app/ports.ts';

const filters: Readonly<Record<FileKind, FileFilter>> = {
  csv: { name: 'Table (CSV)', extensions: ['csv'] },
  yaml: { name: 'Scenario (YAML)', extensions: ['yaml', 'yml'] },
  project: { name: 'Equihome project', extensions: ['equihome'] },
  workbook: { name: 'Excel workbook', extensions: ['xlsx'] },
  markdown: { name: 'Markdown', extensions: ['md'] },
  json: { name: 'Result (JSON)', extensions: ['json'] },
  zip: { name: 'Tables (ZIP of CSV)', extensions: ['zip'] },
  text: { name: 'Text', extensions: ['txt'] },
  pdf: { name: 'Document (PDF)', extensions: ['pdf'] },
};

/** Files by the dialogs of the system, before the window that is in front. */
export const dialogFiles: FilePorts = {
  offerDownload: null,
  letGo: async () => undefined, // every file here is the user's own
  async pickSave(name, kind) {
    const options = { defaultPath: name, filters: [filters[kind]] };
    const { canceled, filePath } = await before((window) =>
      window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options),
    );
    return canceled || filePath === '' ? null : filePath;
  },
  async pickOpen(kind) {
    const options = { properties: ['openFile' as const], filters: [filters[kind]] };
    const { canceled, filePaths } = await before((window) =>
      window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options),
    );
    return canceled ? null : (filePaths[0] ?? null);
  },
  async printPage() {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new AppError('app/closed', 'There is no window to print.');
    // The page's own rules say how large the paper is; tags let a screen reader follow it.
    return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
  },
};

const before = <T>(show: (window: BrowserWindow | null) => Promise<T>) => show(BrowserWindow.getFocusedWindow());
