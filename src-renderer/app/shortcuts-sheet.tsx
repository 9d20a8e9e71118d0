import { allActions, useActionRegistry } from '../state/actions.ts';
import { setShortcuts, useFrame } from '../state/frame.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ShortcutList } from '../ui/shortcut-list.tsx';

/** `?`: the keys that work here and now. */
export function ShortcutsSheet() {
  const isOpen = useFrame((frame) => frame.isShortcutsOpen);
  const registry = useActionRegistry();
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={() => setShortcuts(false)} wide>
      <ShortcutList actions={allActions(registry)} />
    </Dialog>
  );
}
