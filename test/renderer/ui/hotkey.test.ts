import { expect, test } from 'vitest';
import { keyText, matches, parseHotkeys, type Pressed } from '../../../src-renderer/ui/hotkey.ts';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});
const hits = (keys: string, pressed: Pressed) => parseHotkeys(keys).some((hotkey) => matches(hotkey, pressed));

test('a key holds with exactly its modifiers', () => {
  expect(hits('mod+k', press('k', { ctrlKey: true }))).toBe(true);
  expect(hits('mod+k', press('k', { metaKey: true }))).toBe(true);
  expect(hits('mod+k', press('K', { ctrlKey: true, shiftKey: true }))).toBe(false);
  expect(hits('mod+k', press('k'))).toBe(false);
  expect(hits('mod+shift+z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
  expect(hits('alt+left', press('ArrowLeft', { altKey: true }))).toBe(true);
});

test('signs are what was typed, whatever shift it took', () => {
  expect(hits('?', press('?', { shiftKey: true }))).toBe(true);
  expect(hits('mod+,', press(',', { ctrlKey: true }))).toBe(true);
  expect(hits('mod++', press('+', { ctrlKey: true, shiftKey: true }))).toBe(true);
});

test('several ways to one thing; the first is shown', () => {
  expect(hits('mod+f /', press('/'))).toBe(true);
  expect(keyText('mod+f /')).toBe('Ctrl F');
  expect(keyText('mod+shift+z')).toBe('Ctrl Shift Z');
  expect(keyText('f1')).toBe('F1');
  expect(keyText('mod+,')).toBe('Ctrl ,');
});
