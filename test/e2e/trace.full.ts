import type { CDPSession, Page } from 'playwright';
import { expect as expectNow, test } from 'vitest';
import { withDesk } from './host.ts';
import { branch, expect, libraryWithItsFirstRun } from './story.ts';

const EDITS = 20;
const LARGEST_MESSAGE_BYTES = 1_000_000;

test('what a user waits for', { timeout: 300_000 }, async () => {
  await withDesk(async (desk) => {
    const started = performance.now();
    const { page, context, complaints } = await desk.openWindow({}, watchFrames);
    await expect(page.getByRole('treegrid', { name: 'Scenarios' })).toBeVisible();
    const firstWindowMs = performance.now() - started;
    const messages = await watchMessages(await context.newCDPSession(page));
    await page.reload(); // the socket is heard from its first message on
    await libraryWithItsFirstRun(page);
    await branch(page, 'Traced');
    const edits = await editToPreview(page);

    await page.evaluate(() => (location.hash = '#/scenario?scenario=6&place=run.paths'));
    await page.getByRole('textbox', { name: 'Paths', exact: true }).fill('10000');
    await frames(page);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: /^Run \d+: Traced.*done/ })).toBeVisible({ timeout: 240_000 });
    const { longestFrameMs, longTasksMs } = await frames(page);
    const took = await page.getByText(/10,000 of 10,000 paths.*took/).innerText();
    for (const tab of ['distribution', 'cash', 'waterfall', 'portfolio', 'guardrails']) {
      await page.evaluate((to) => (location.hash = to), `#/results?run=2&place=${tab}`);
      await expect(page.locator('.deskbody')).toBeVisible();
    }
    await page.evaluate(() => (location.hash = '#/compare?compare=1,2'));
    await expect(page.getByRole('grid', { name: 'Headline figures' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('grid', { name: 'Headline figures' })).toBeVisible();

    console.info(
      [
        `first window usable        ${firstWindowMs.toFixed(0)} ms`,
        `edit to preview, ${EDITS} edits  median ${quantile(edits, 0.5).toFixed(0)} ms, p95 ${quantile(edits, 0.95).toFixed(0)} ms`,
        `largest message            ${messages.largest().toLocaleString('en')} bytes of ${messages.count()} messages`,
        `longest frame of the run   ${longestFrameMs.toFixed(0)} ms; tasks over 50 ms: ${longTasksMs.map((ms) => ms.toFixed(0)).join(', ') || 'none'}`,
        `the run                    ${took}`,
      ].join('\n'),
    );
    expectNow(messages.largest()).toBeGreaterThan(0);
    expectNow(messages.largest()).toBeLessThan(LARGEST_MESSAGE_BYTES);
    expectNow(complaints.list()).toEqual([]);
  });
});

type Heard = { longestFrameMs: number; longTasksMs: number[] };

/** Notes the time between frames and every long task, from before the first script on. */
async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const world = globalThis as unknown as { heard: Heard };
    world.heard = { longestFrameMs: 0, longTasksMs: [] };
    new PerformanceObserver((list) =>
      world.heard.longTasksMs.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask', buffered: true });
    let before = performance.now();
    const frame = (now: number) => {
      world.heard.longestFrameMs = Math.max(world.heard.longestFrameMs, now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** What was noted since it was asked for last. */
function frames(page: Page): Promise<Heard> {
  return page.evaluate(() => {
    const world = globalThis as unknown as { heard: Heard };
    const { heard } = world;
    world.heard = { longestFrameMs: 0, longTasksMs: [] };
    return heard;
  });
}

/** Counts what the host sends, in bytes as they come: text of one byte a letter, or frames in base64. */
async function watchMessages(devtools: CDPSession) {
  let largest = 0;
  let count = 0;
  await devtools.send('Network.enable');
  devtools.on('Network.webSocketFrameReceived', ({ response }) => {
    const isText = response.opcode === 1;
    largest = Math.max(
      largest,
      isText ? Buffer.byteLength(response.payloadData) : (response.payloadData.length * 3) / 4,
    );
    count++;
  });
  return { largest: () => Math.round(largest), count: () => count };
}

/** From Enter in a field to the frame in which the strip shows the new figures: what the strip measures lies inside. */
async function editToPreview(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => (location.hash = '#/scenario?scenario=6&place=fees.managementFeeRateAnnual'));
  const fee = page.getByRole('textbox', { name: 'Management fee', exact: true });
  await expect(page.getByText(/^Net IRR .*TVPI/)).toBeVisible();
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    await fee.fill(edit % 2 === 0 ? '1.00' : '2.00');
    const wait = page.evaluate(
      (patienceMs) =>
        new Promise<number>((resolve, reject) => {
          const figures = () => /Net IRR [^,]*/.exec(document.querySelector('.livefoot')?.textContent ?? '')?.[0];
          const before = figures();
          let start = Infinity;
          addEventListener('keydown', () => (start = performance.now()), { capture: true, once: true });
          const look = () => {
            const sinceMs = performance.now() - start;
            if (figures() !== before) resolve(sinceMs);
            else if (sinceMs > patienceMs) reject(new Error(`The preview still says ${before}.`));
            else requestAnimationFrame(look);
          };
          look();
        }),
      20_000,
    );
    await fee.press('Enter');
    times.push(await wait);
  }
  return times;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
