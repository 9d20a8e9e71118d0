// The thread that alone opens the project file.
import { serveStore } from './services/store/serve-store.ts';

serveStore();
