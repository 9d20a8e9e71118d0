// One start of the program, as a process of its own.
import { becomeInstance } from '../../../src-main/services/instance/single-instance.ts';

const instance = await becomeInstance(process.argv[2]!, ['a.equihome'], async () => 'here');
process.send!(instance.isFirst ? 'first' : `answered: ${instance.reply}`);
if (instance.isFirst) setInterval(() => undefined, 1000);
else process.disconnect();
