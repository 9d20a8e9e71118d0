// A start of the program as far as ownership goes: claims the project named first and says what came of it, one JSON line each.
import { claimProject } from '../../../src-main/services/instance/claim-project.ts';

const [file, ...args] = process.argv.slice(2) as [string, ...string[]];
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const claim = await claimProject({
  file,
  request: { args, workingFolder: process.cwd() },
  onRequest: (request) => say({ request }),
});
say({ kind: claim.kind, pid: claim.kind === 'handed-over' ? claim.pid : process.pid });
if (claim.kind === 'owner') {
  process.stdin.resume().on('end', () => void claim.release());
} else process.exitCode = 0;
