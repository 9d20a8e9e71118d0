// The thread that makes, reads and checks committee packs.
import { serveTasks } from './services/pack/make/serve-tasks.ts';

serveTasks();
