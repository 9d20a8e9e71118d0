// The desktop program: settles who it is and leaves the rest to the shell.
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, protocol } from 'electron';
import { errorText } from './services/start/error-text.ts';
import { userFolder } from './services/start/places.ts';
import { startDesktop } from './shell/desktop-app.ts';
import { createOpenFiles } from './shell/open-files.ts';
import { PAGE_SCHEME } from './shell/page-protocol.ts';

protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
app.enableSandbox();
app.setName('Equihome');
const userDir = userFolder({ platform: process.platform, env: process.env, home: homedir() });
const profile = join(userDir, 'window'); // of the window's browser; also names the single instance
mkdirSync(profile, { recursive: true, mode: 0o700 });
app.setPath('userData', profile);

const openFiles = createOpenFiles();
app.on('open-file', (event, file) => {
  event.preventDefault();
  openFiles.request(file);
});
openFiles.requestFrom(process.argv.slice(1), process.cwd());

if (!app.requestSingleInstanceLock())
  app.exit(0); // the other one has been told what this one was asked to open
else {
  app.on('second-instance', (_event, args, workingFolder) => openFiles.requestFrom(args.slice(1), workingFolder));
  app
    .whenReady()
    .then(() => startDesktop({ userDir, entries: import.meta.dirname, openFiles }))
    .catch((error: unknown) => {
      dialog.showErrorBox('Equihome could not start', errorText(error));
      app.exit(1);
    });
}
