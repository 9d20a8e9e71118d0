import { useRef, useState, type KeyboardEvent } from 'react';
import type { ValuePart } from '../../../../src-engine/index.ts';
import { QUIET_MS } from '../../../state/editor-jobs.ts';
import { setDraft, useEditor } from '../../../state/editor.ts';
import { steppedNumber, stepOf } from '../model/nearest-value.ts';
import { readValue, type Offer, type Problem } from '../model/read-value.ts';
import { fieldText } from '../model/value-text.ts';
import type { Commit } from '../use-editing.ts';

export type TypedText = {
  readonly text: string;
  readonly problem: Problem | null;
  readonly type: (text: string) => void;
  readonly commit: () => void;
  readonly take: (value: Offer['value']) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/**
 * The text of a field while it is typed. Enter and leaving commit, Escape restores, up and down step. A text that breaks the rule
 * is judged at once and kept as a draft under `path`, here and when the section is shown again. Values that arrive from elsewhere do
 * not touch it.
 */
export function useTypedText(part: ValuePart, value: unknown, path: string, onCommit: Commit): TypedText {
  const draft = useEditor((slice) => slice.drafts.get(path));
  const [typed, setTyped] = useState<string | null>(null);
  // A commit on Enter and the blur after it come in one go, before the next draw.
  const latest = useRef<string | null>(null);
  const put = (text: string | null) => {
    latest.current = text;
    setTyped(text);
  };
  const shown = fieldText(value, part);
  const text = typed ?? draft?.text ?? shown;
  const read = draft === undefined ? null : readValue(draft.text, part);

  const type = (next: string) => {
    put(next);
    const judged = readValue(next, part);
    setDraft(path, judged.kind === 'problem' ? { text: next, message: judged.problem.message } : null);
  };
  const take = (next: unknown, quietMs = 0) => {
    put(null);
    setDraft(path, null);
    onCommit(next, quietMs);
  };
  const commit = () => {
    if (latest.current === null) return;
    const judged = latest.current === shown ? null : readValue(latest.current, part);
    if (judged?.kind === 'value') take(judged.value);
    else put(null); // nothing new, or a draft that stays
  };
  const restore = () => {
    put(null);
    setDraft(path, null);
  };
  const step = (event: KeyboardEvent, direction: 1 | -1) => {
    const { shape } = part;
    if (shape.kind !== 'number' && shape.kind !== 'integer') return false;
    const now = readValue(text, part);
    const from = now.kind === 'value' && typeof now.value === 'number' ? now.value : value;
    const start = typeof from === 'number' ? from : 0;
    const size = stepOf(start, part.unit, shape.kind === 'integer') * (event.shiftKey ? 10 : 1);
    const fine = event.altKey && shape.kind === 'number' ? size / 10 : size;
    take(steppedNumber(start, fine, direction, shape), QUIET_MS);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter')
      commit(); // with Ctrl the screen then runs
    else if (event.key === 'Escape' && (latest.current !== null || draft !== undefined)) {
      event.stopPropagation();
      restore();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      if (step(event, event.key === 'ArrowUp' ? 1 : -1)) event.preventDefault();
    } else if ((event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key) && latest.current !== null)
      event.stopPropagation(); // the field's own undo, while it is being typed in
  };
  const problem: Problem | null =
    draft === undefined ? null : read?.kind === 'problem' ? read.problem : { message: draft.message, offers: [] };
  return { text, problem, type, commit, take, onKeyDown };
}
