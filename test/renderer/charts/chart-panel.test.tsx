import axe from 'axe-core';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { DistributionPanel } from '../../../src-renderer/charts/distribution-chart.tsx';
import { SeriesChart } from '../../../src-renderer/charts/series-chart.tsx';
import '../../../src-renderer/styles/index.css';
import { cash, distribution, noPaths } from './literal-views.ts';

const marker = { name: 'Hurdle', value: 0.08, share: 0.5 };
const onMarker = vi.fn<(value: number) => void>();
const show = (view = distribution()) =>
  render(
    <main style={{ width: 620, height: 400 }}>
      <DistributionPanel view={view} caption="n = 8, seed 1, run 17" marker={marker} onMarker={onMarker} />
    </main>,
  );

afterEach(() => {
  onMarker.mockClear();
  vi.restoreAllMocks();
});

test('every tool is reached with the keyboard; the table twin takes the place of the chart and gives it back', async () => {
  await show();
  await expect.element(page.getByRole('img', { name: /Net IRR is at least 8 %/ })).toBeVisible();
  const tool = page.getByRole('button', { name: 'Show as table' });
  (tool.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '4');
  expect(page.getByRole('img', { name: /Net IRR is/ }).elements()).toHaveLength(0);
  await userEvent.keyboard('{Enter}'); // the focus stays on the tool
  await expect.element(page.getByRole('img', { name: /Net IRR is/ })).toBeVisible();
  for (const name of ['Copy image', 'Copy data'])
    await expect.element(page.getByRole('button', { name })).toBeEnabled();
});

test('data is copied with all its digits, heads first', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await show();
  await page.getByRole('button', { name: 'Copy data' }).click();
  expect(write.mock.calls[0]![0].split('\n').slice(0, 2)).toEqual([
    'Net IRR from\tto\tPaths\tShare\tAt least',
    '0.04\t0.06\t1\t0.125\t1',
  ]);
});

/** What `saveBlob` gives to the browser when something is saved. */
async function saved(press: () => Promise<void>): Promise<{ name: string; blob: Blob }> {
  const blobs: Blob[] = [];
  const names: string[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (blobs.push(blob as Blob), 'blob:saved'));
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await press();
  await vi.waitFor(() => expect(names).toHaveLength(1));
  return { name: names[0]!, blob: blobs[0]! };
}

test('the image on the clipboard is a picture larger than the chart: twice as fine, with title and caption', async () => {
  const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
  await show();
  await page.getByRole('button', { name: 'Copy image' }).click();
  await vi.waitFor(() => expect(write).toHaveBeenCalledOnce());
  const picture = await createImageBitmap(await write.mock.calls[0]![0][0]!.getType('image/png'));
  const box = document.querySelector('.echart')!;
  expect(picture.width).toBe(2 * box.clientWidth);
  expect(picture.height).toBeGreaterThan(2 * (box.clientHeight + 40));
});

test.each(['light', 'dark'])(
  'a chart is saved as SVG with its words, black on white, from the %s theme',
  async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    await show();
    await page.getByRole('button', { name: 'Save the chart' }).click();
    const { name, blob } = await saved(() => page.getByRole('menuitem', { name: 'Save as SVG' }).click());
    delete document.documentElement.dataset['theme'];
    expect(name).toBe('net-irr-is-at-least-8-in-half-of-paths.svg');
    const drawn = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
    expect(drawn.querySelector('parsererror')).toBeNull();
    expect(drawn.documentElement.querySelector('rect')!.getAttribute('fill')).toBe('#ffffff');
    const texts = [...drawn.querySelectorAll('text')];
    expect(texts.map((text) => text.textContent)).toEqual(
      expect.arrayContaining(['Net IRR is at least 8 % in half of paths', 'n = 8, seed 1, run 17', 'P50']),
    );
    expect(texts[0]!.getAttribute('fill')).toBe('#191c20');
  },
);

test('a chart is saved as PNG from its table too', async () => {
  await show();
  await page.getByRole('button', { name: 'Show as table' }).click();
  await page.getByRole('button', { name: 'Save the chart' }).click();
  const { name, blob } = await saved(() => page.getByRole('menuitem', { name: /^Save as PNG/ }).click());
  expect(name).toMatch(/\.png$/);
  const picture = await createImageBitmap(blob);
  expect([picture.width, picture.height > 800]).toEqual([1440, true]);
});

test('the marker moves with the arrow keys in steps of the axis, and not past its ends', async () => {
  await show();
  const handle = page.getByRole('slider', { name: 'Hurdle' });
  await expect.element(handle).toHaveAttribute('aria-valuetext', '8.00\u00a0%');
  (handle.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}{Home}');
  const [right, left, home] = onMarker.mock.calls.map(([value]) => value);
  expect(right).toBeGreaterThan(0.08);
  expect(left).toBeLessThan(0.08);
  expect(home).toBe(0.04);
});

test('a distribution without paths says so and offers no tools', async () => {
  await show(noPaths);
  await expect.element(page.getByText('No path has a value of Net IRR.')).toBeVisible();
  expect(page.getByRole('button', { name: 'Copy data' }).elements()).toHaveLength(0);
});

test.each(['light', 'dark'])('chart and table have no violation of axe in the %s theme', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  await show();
  expect((await axe.run(document.querySelector('main')!)).violations).toEqual([]);
  await page.getByRole('button', { name: 'Show as table' }).click();
  expect((await axe.run(document.querySelector('main')!)).violations).toEqual([]);
  delete document.documentElement.dataset['theme'];
});

test('a series alone fills the height that it is given', async () => {
  await render(<SeriesChart view={cash} height={180} />);
  await vi.waitFor(() => expect(document.querySelector('canvas')!.getBoundingClientRect().height).toBe(180));
});
