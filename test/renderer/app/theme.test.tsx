import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import type { AppInfo } from '../../../src-main/contract/index.ts';
import { useTheme } from '../../../src-renderer/app/use-theme.ts';
import { defaultSettings, putSettings, useApp } from '../../../src-renderer/state/app.ts';
import '../../../src-renderer/styles/index.css';

const info: AppInfo = {
  host: 'browser',
  appVersion: '0',
  engineVersion: '0',
  project: { path: '', name: '', readOnlyReason: null, schemaVersion: 1, sizeBytes: 0 },
  recent: [],
  settings: defaultSettings,
  attributions: [],
};

function Themed() {
  useTheme();
  return <p>text</p>;
}
const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const luminance = (hex: string) => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const v = parseInt(hex.slice(at, at + 2), 16) / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string) => {
  const [dark, light] = [luminance(colour(a)), luminance(colour(b))].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
};

test.each(['light', 'dark'] as const)('%s: text reads at 4.5 to 1, marks at 3 to 1', async (theme) => {
  useApp.setState({ info });
  putSettings({ theme });
  await render(<Themed />);
  expect(document.documentElement.dataset.theme).toBe(theme);
  const grounds = ['--bg-panel', '--bg-window', '--bg-raised', '--bg-selected'];
  for (const ground of grounds)
    for (const text of ['--text', '--text-2', '--accent-text', '--bad-text'])
      expect([text, ground, contrast(text, ground) >= 4.5]).toEqual([text, ground, true]);
  for (const ground of ['--bg-panel', '--bg-raised']) expect(contrast('--text-3', ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast('--on-accent', '--accent')).toBeGreaterThanOrEqual(4.5);
  expect(contrast('--warn-text', '--warn-bg')).toBeGreaterThanOrEqual(4.5);
  for (const mark of [
    '--c-blue',
    '--c-orange',
    '--c-green',
    '--c-vermilion',
    '--c-purple',
    '--c-sky',
    '--line-strong',
    '--focus',
  ])
    expect([mark, contrast(mark, '--bg-panel') >= 3]).toEqual([mark, true]);
});

test('the system decides where the user leaves it to the system', async () => {
  useApp.setState({ info });
  putSettings({ theme: 'system' });
  await render(<Themed />);
  const isDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  expect(document.documentElement.dataset.theme).toBe(isDark ? 'dark' : 'light');
});
