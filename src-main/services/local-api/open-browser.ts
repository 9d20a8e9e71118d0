import { spawn } from 'node:child_process';

/** Opens the user's own browser at an address of this host. False when this machine has no way to do so. */
export function openBrowser(address: string): Promise<boolean> {
  const [command, args] =
    process.platform === 'win32'
      ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [address]];
  return new Promise((resolve) => {
    const child = spawn(command!, args as string[], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
