import { useMemo } from 'react';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { ActionKeys } from '../../../src-renderer/app/action-keys.tsx';
import { createPool, searchPool } from '../../../src-renderer/app/palette-search.ts';
import { Palette } from '../../../src-renderer/app/palette.tsx';
import { allActions, useActions, type Action } from '../../../src-renderer/state/actions.ts';
import { setPalette } from '../../../src-renderer/state/frame.ts';
import '../../../src-renderer/styles/index.css';

const done: string[] = [];
const action = (id: string, title: string, more: Partial<Action> = {}): Action => ({
  id,
  title,
  group: 'Test',
  act: () => done.push(id),
  ...more,
});

function Screen({ actions }: { actions: readonly Action[] }) {
  const own = useMemo(
    () => [action('open', 'Open the palette', { keys: 'mod+k', act: () => setPalette(true) }), ...actions],
    [actions],
  );
  useActions(own);
  return (
    <>
      <input aria-label="Field" />
      <ActionKeys />
      <Palette />
    </>
  );
}

afterEach(() => {
  setPalette(false);
  done.length = 0;
});
const first = (part: string) => document.querySelector(`[role="option"] ${part}`)?.textContent;
const many = Array.from({ length: 1000 }, (_, index) => action(`input.${index}`, `Input number ${index}`));
const few = [
  action('run', 'Run the scenario', { keys: 'mod+enter' }),
  action('theme', 'Change the theme', { keys: 'x' }),
  action('export', 'Export the run', { offReason: 'No run is finished' }),
];

test('Ctrl+K, some letters and Enter do it', async () => {
  await render(<Screen actions={few} />);
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.keyboard('rnsc');
  await expect.poll(() => first('.name')).toBe('Run the scenario');
  await userEvent.keyboard('{Enter}');
  expect(done).toEqual(['run']);
  await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
});

test('what cannot be done now is shown with its reason and not done', async () => {
  await render(<Screen actions={few} />);
  await userEvent.keyboard('{Control>}k{/Control}export');
  await expect.poll(() => first('.cap')).toBe('No run is finished');
  await userEvent.keyboard('{Enter}');
  expect(done).toEqual([]);
});

test('keys work without the palette, but a letter belongs to the field that is typed in', async () => {
  await render(<Screen actions={few} />);
  await userEvent.keyboard('x');
  await page.getByLabelText('Field').click();
  await userEvent.keyboard('x{Control>}{Enter}{/Control}');
  expect(done).toEqual(['theme', 'run']);
});

test('what the screen offers stands before what the frame offers', () => {
  const frame = [action('frame', 'Of the frame'), action('both', 'Frame form')];
  const own = [action('own', 'Of the screen'), action('both', 'Screen form')];
  const actions = new Map([
    ['frame', frame],
    ['screen', own],
  ]);
  const titles = allActions({ actions, sources: new Map() }).map((one) => one.title);
  expect(titles).toEqual(['Of the screen', 'Screen form', 'Of the frame']);
});

test('while the palette is open the keys of the screen are quiet', async () => {
  await render(<Screen actions={few} />);
  await userEvent.keyboard('{Control>}k{/Control}{Control>}{Enter}{/Control}');
  expect(done).toEqual([]);
});

test('a screen that goes takes its actions along', async () => {
  const view = await render(<Screen actions={few} />);
  await view.rerender(<Screen actions={[]} />);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(done).toEqual([]);
});

test('a thousand inputs are searched faster than a frame', () => {
  const pool = createPool(few, many);
  const times = ['input 12', 'inp 777', 'number 5', 'inp 777'].map((text) => {
    const start = performance.now();
    searchPool(pool, text);
    return performance.now() - start;
  });
  expect(Math.min(...times)).toBeLessThan(16);
  const hits = searchPool(pool, 'inp 777');
  expect(hits[0]!.action.id).toBe('input.777');
  expect(hits[0]!.parts.map((part) => part.text).join('')).toBe('Input number 777');
});
