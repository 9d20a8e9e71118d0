// Before the tests: makes sure that there is a browser, and says which.
import { obtainBrowser } from './browser.ts';

try {
  process.stdout.write(`Browser for the tests: ${obtainBrowser()}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
