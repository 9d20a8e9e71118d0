// The browser host: the application at an address of this machine, until Ctrl-C.
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { openBrowser } from './services/local-api/open-browser.ts';
import { startBrowserHost } from './services/start/browser-host.ts';
import { errorText } from './services/start/error-text.ts';
import { userFolder } from './services/start/places.ts';

const port = (text: string) => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return Number(text);
};
const say = (text: string) => void process.stdout.write(`${text}\n`);
const fail = (text: string) => {
  process.stderr.write(`${text}\n`);
  process.exitCode = 2;
};

const program = new Command('equihome-host')
  .description('Opens Equihome at an address of this machine.')
  .argument('[project]', 'project file to open; made when it is not there')
  .option('--port <n>', 'port of 127.0.0.1 (default: a free one)', port, 0)
  .option('--open', 'also open the browser')
  .exitOverride()
  .action(async (project: string | undefined, options: { port: number; open?: boolean }) => {
    const surroundings = { platform: process.platform, env: process.env, home: homedir() };
    const host = await startBrowserHost({
      userDir: userFolder(surroundings),
      project: project === undefined ? null : resolve(project),
      port: options.port,
      entries: import.meta.dirname,
    });
    if ('reply' in host) return say(`Equihome is running already.\n\n  ${host.reply}\n`);
    say(`Equihome is open at\n\n  ${host.address}\n`);
    say(`Project: ${host.project}`);
    say(
      'The address lets in whoever has it: keep it to yourself. Ctrl-C ends Equihome; runs under way can be resumed.',
    );
    if (options.open && !(await openBrowser(host.address))) say('No browser could be opened: copy the address.');

    let isEnding = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => {
        if (isEnding) process.exit(1); // asked twice
        isEnding = true;
        if (host.isBusy()) say('Pausing what is being simulated ...');
        host.close('pause').then(
          () => process.exit(0),
          (error: unknown) => (fail(errorText(error)), process.exit(1)),
        );
      });
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) fail(errorText(error));
  else if (error.exitCode !== 0) process.exitCode = 2;
}
