import { setInspector } from '../state/frame.ts';
import { go } from '../state/route.ts';

/** The element that the user is at: the cell under a table's cursor, what has the focus, or else what is pointed at. */
function here(): Element | null {
  const focused = document.activeElement;
  const cell = focused?.getAttribute('aria-activedescendant') ?? null;
  if (cell !== null) return document.getElementById(cell);
  if (focused !== null && focused !== document.body && focused.tagName !== 'MAIN') return focused;
  return [...document.querySelectorAll(':hover')].at(-1) ?? null;
}

/**
 * Help, at the term of what the user is at: something there or around it names it in `data-help`. An input without a term names an
 * empty one; then the inspector tells of it.
 */
export function openHelp(): void {
  const term = here()?.closest<HTMLElement>('[data-help]')?.dataset['help'];
  if (term === '') setInspector(true);
  else go({ screen: 'help', place: term === undefined ? '' : `glossary:${term}` });
}
