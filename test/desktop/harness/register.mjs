// Maps the module 'electron' to the stand-in.
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.mjs', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'electron' || name.startsWith('electron/') ? { url: standIn, shortCircuit: true } : next(name, context),
});
