// A process that owns a project until it is killed.
import { ownProject } from '../../../src-main/services/instance/own-project.ts';

process.send!(ownProject(process.argv[2]!).readOnlyReason ?? 'owner');
setInterval(() => undefined, 1000);
