/**
 * Keys are written as one text: `mod+k`, `mod+shift+z`, `f1`, `escape`, `mod+1`, `alt+left`. `mod` is Command on a Mac, else Ctrl.
 * Several ways to the same thing are parted by a space; the first is shown.
 */
export type Hotkey = {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
};

export function parseHotkeys(text: string): readonly Hotkey[] {
  return text.split(' ').map((one) => {
    const parts = one.toLowerCase().split('+');
    const key = parts.at(-1) === '' ? '+' : parts.at(-1)!;
    return { key, mod: parts.includes('mod'), shift: parts.includes('shift'), alt: parts.includes('alt') };
  });
}

const named: Readonly<Record<string, string>> = {
  arrowleft: 'left',
  arrowright: 'right',
  arrowup: 'up',
  arrowdown: 'down',
  esc: 'escape',
  ' ': 'space',
};

export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether a pressed key is this one. Shift is not asked for signs such as `?`, which need it to be typed at all. */
export function matches(hotkey: Hotkey, pressed: Pressed): boolean {
  const key = pressed.key.toLowerCase();
  const sign = key.length === 1 && !/[a-z0-9]/.test(key);
  return (
    (named[key] ?? key) === hotkey.key &&
    (pressed.ctrlKey || pressed.metaKey) === hotkey.mod &&
    pressed.altKey === hotkey.alt &&
    (sign || pressed.shiftKey === hotkey.shift)
  );
}

const shown: Readonly<Record<string, string>> = {
  mod: 'Ctrl',
  shift: 'Shift',
  alt: 'Alt',
  escape: 'Esc',
  enter: 'Enter',
  left: 'Left',
  right: 'Right',
  up: 'Up',
  down: 'Down',
  space: 'Space',
  delete: 'Delete',
};

/** 'mod+shift+z' as people read it: 'Ctrl Shift Z'. */
export function keyText(keys: string): string {
  const first = keys.split(' ')[0]!;
  return first
    .split(/\+(?!$)/)
    .map((part) => shown[part.toLowerCase()] ?? (part.length <= 3 ? part.toUpperCase() : part))
    .join(' ');
}

/** Whether keys typed now are text of a field. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button)$/.test(target.type))
  );
}
