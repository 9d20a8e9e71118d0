import type { MenuItemConstructorOptions } from 'electron';

export type MenuOptions = {
  readonly isMac: boolean;
  readonly recent: readonly string[];
  /** Tells the windows to do an action of theirs, by its id. */
  readonly command: (id: string) => void;
  readonly openRecent: (file: string) => void;
  readonly openWindow: () => void;
};

/** The menu of the program. Actions of the window are named by their ids there; keys that the window has itself are only shown. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const action = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    id,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => options.command(id),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(options.isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    {
      label: '&File',
      submenu: [
        action('New project ...', 'project.create'),
        action('Open project ...', 'project.open'),
        {
          label: 'Open recent',
          enabled: options.recent.length > 0,
          submenu: options.recent.map((file) => ({ label: file, click: () => options.openRecent(file) })),
        },
        separator,
        action('Export pack ...', 'packs.export', 'CmdOrCtrl+Shift+E'),
        action('Verify a pack ...', 'packs.verify'),
        action('Read inputs from a workbook ...', 'packs.inputs'),
        action('Memo for print and PDF', 'packs.memo'),
        separator,
        action('Export project ...', 'project.export'),
        separator,
        { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', click: options.openWindow },
        { role: 'close' },
        ...(options.isMac ? [] : [separator, { role: 'quit' } satisfies MenuItemConstructorOptions]),
      ],
    },
    // Roles, not actions: in a text field they act on the text; elsewhere the window hears the keys itself.
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&Go',
      submenu: [
        action('Library', 'go.library', 'CmdOrCtrl+1'),
        action('Scenario', 'go.scenario', 'CmdOrCtrl+2'),
        action('Runs', 'go.runs', 'CmdOrCtrl+3'),
        action('Results', 'go.results', 'CmdOrCtrl+4'),
        action('Compare', 'go.compare', 'CmdOrCtrl+5'),
        action('Packs', 'go.packs', 'CmdOrCtrl+6'),
        separator,
        action('Find or do anything ...', 'frame.palette', 'CmdOrCtrl+K'),
        action('Settings', 'go.settings', 'CmdOrCtrl+,'),
      ],
    },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        { role: 'toggleDevTools' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [action('Help', 'go.help', 'F1'), action('Keyboard shortcuts', 'frame.shortcuts')],
    },
  ];
}
