import { useMemo } from 'react';
import { allActions, useActionRegistry } from '../state/actions.ts';
import { notify } from '../state/notices.ts';
import { useHotkeys, type HotkeyMap } from '../ui/use-hotkeys.ts';

/** Makes the key of every registered action work. The screen registered last wins where two ask for the same key. */
export function ActionKeys() {
  const registry = useActionRegistry();
  const map = useMemo(() => {
    const keys: Record<string, () => void> = {};
    for (const action of allActions(registry)) {
      if (action.keys === undefined || action.keys in keys) continue;
      const { offReason, act } = action;
      keys[action.keys] = offReason === undefined ? act : () => notify(`${action.title}: not now`, { text: offReason });
    }
    return keys satisfies HotkeyMap;
  }, [registry]);
  useHotkeys(map);
  return null;
}
