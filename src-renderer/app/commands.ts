import { useEffect } from 'react';
import { allActions, useActionRegistry } from '../state/actions.ts';
import { onAppEvent } from '../state/events.ts';
import { notify } from '../state/notices.ts';

/** A menu of the system names an action by its id; the window that has the focus does it. */
export function useCommands(): void {
  useEffect(
    () =>
      onAppEvent((event) => {
        if (event.type !== 'command' || !document.hasFocus()) return;
        const action = allActions(useActionRegistry.getState()).find((one) => one.id === event.command);
        if (action === undefined) return;
        if (action.offReason === undefined) action.act();
        else notify(`${action.title}: not now`, { text: action.offReason });
      }),
    [],
  );
}
