import type { Page } from 'playwright';

/** Everything that a window says of itself that a user must never be the cause of. */
export type Complaints = {
  /** Console errors and warnings, page errors and violations of the content policy. Empty when all is well. */
  readonly list: () => readonly string[];
  /** What fits is expected and left out. */
  readonly allow: (pattern: RegExp) => void;
};

/** Hears a page from before its first script on. */
export async function watchComplaints(page: Page): Promise<Complaints> {
  const heard: string[] = [];
  const allowed: RegExp[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      heard.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => heard.push(`page error: ${error.stack ?? error.message}`));
  page.on('crash', () => heard.push('the page crashed'));
  await page.exposeBinding('tellViolation', (_source, text: string) => void heard.push(`content policy: ${text}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
      (globalThis as unknown as { tellViolation: (text: string) => void }).tellViolation(
        `${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`,
      ),
    );
  });
  return {
    list: () => heard.filter((text) => !allowed.some((pattern) => pattern.test(text))),
    allow: (pattern) => void allowed.push(pattern),
  };
}
