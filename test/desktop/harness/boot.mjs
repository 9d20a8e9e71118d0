import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
let main = resolve(process.argv[2]);
process.env.HARNESS_APP_PATH = main;
if (statSync(main).isDirectory()) main = join(main, JSON.parse(readFileSync(join(main, 'package.json'), 'utf8')).main);
if (!existsSync(main)) throw new Error(`no app at ${main}`);
process.argv.splice(1, 1); // Electron: argv[1] is the app
process.type = 'browser';
Object.assign(process.versions, { electron: '45.4.1-stand-in', chrome: 'system' });
await import(pathToFileURL(main).href);
