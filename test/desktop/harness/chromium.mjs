// A headless Chromium over its debugging protocol.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { profile } from './registry.mjs';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--remote-debugging-port=0',
  `--user-data-dir=${profile}`,
];

/** `listen(sessionId, f)` hears the events of a session; '' is the browser's own. */
export let cdp;
let chromium;

export async function startChromium(onExit) {
  chromium = spawn(process.env.CHROMIUM, flags, { stdio: ['ignore', 'ignore', 'pipe'] });
  chromium.on('exit', onExit);
  process.on('exit', () => {
    chromium.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }); // no orphan, no profile left
  });
  const url = await new Promise((resolve) => {
    chromium.stderr.on('data', (bytes) => {
      const match = /DevTools listening on (ws:\S+)/.exec(String(bytes));
      if (match) resolve(match[1]);
    });
  });
  const socket = new WebSocket(url);
  await new Promise((resolve) => (socket.onopen = resolve));
  const waiting = new Map();
  const sessions = new Map();
  let lastId = 0;
  socket.onmessage = (event) => {
    const message = JSON.parse(event.data);
    if (!message.id) return sessions.get(message.sessionId ?? '')?.(message);
    const { resolve, reject, method } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) reject(new Error(`CDP ${method}: ${message.error.message}`));
    else resolve(message.result);
  };
  cdp = {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = (lastId += 1);
        waiting.set(id, { resolve, reject, method });
        socket.send(JSON.stringify({ id, method, params, sessionId }));
      }),
    listen: (sessionId, listener) => sessions.set(sessionId, listener),
  };
  process.stderr.write(`\nDevTools listening on ${url}\n`); // what Playwright waits for
}

export function stopChromium() {
  chromium?.removeAllListeners('exit');
  chromium?.kill();
}
