import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { forceLinting, lintGutter, linter, lintKeymap } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { tags } from '@lezer/highlight';
import type { TextIssue } from './check-text.ts';

/** Colours of the tokens, so that both themes hold without a second style. */
const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-text)' },
  { tag: tags.comment, color: 'var(--text-3)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--text)' },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: 'var(--sample-text)' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--text-2)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '12px', color: 'var(--text)', backgroundColor: 'var(--bg-panel)' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '18px' },
  '.cm-content': { caretColor: 'var(--text)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--bg-selected)',
  },
  '.cm-gutters': {
    backgroundColor: 'var(--bg-raised)',
    color: 'var(--text-3)',
    border: 'none',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--bg-hover) 55%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--bg-hover)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--bg-panel)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
  },
  '.cm-diagnostic': { padding: '4px 8px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad-text)' },
});

/**
 * A YAML text with line numbers and its faults at their lines. It lives in a shadow root: there the editor's own styles are adopted
 * sheets, which the page's security policy allows, and not a style element, which it does not.
 */
export function YamlEditor({
  text,
  isTyped,
  isReadOnly,
  check,
  onChange,
  onApply,
}: {
  /** What stands there at first. A new one replaces what stands there, unless that is typed and not applied. */
  text: string;
  /** Whether something is typed and not applied, at this moment and not at the last draw. */
  isTyped: () => boolean;
  isReadOnly: boolean;
  check: (text: string) => readonly TextIssue[];
  onChange: (text: string) => void;
  onApply: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef({ check, onChange, onApply, isTyped });
  useEffect(() => {
    latest.current = { check, onChange, onApply, isTyped };
    if (view.current) forceLinting(view.current);
  }, [check, onChange, onApply, isTyped]);

  useEffect(() => {
    const host = box.current!;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const place = document.createElement('div');
    place.style.height = '100%';
    place.addEventListener('keydown', (event) => isOfText(event) && event.stopPropagation());
    root.replaceChildren(place);
    const editor = new EditorView({
      root,
      parent: place,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          history(),
          bracketMatching(),
          highlightActiveLine(),
          yaml(),
          syntaxHighlighting(highlight),
          lintGutter(),
          linter(
            (at) =>
              latest.current.check(at.state.doc.toString()).map((issue) => ({ ...issue, severity: 'error' as const })),
            { delay: 250 },
          ),
          EditorState.readOnly.of(isReadOnly),
          EditorView.contentAttributes.of({ 'aria-label': 'Scenario as YAML', spellcheck: 'false' }),
          keymap.of([
            { key: 'Mod-s', run: () => (latest.current.onApply(), true) },
            ...lintKeymap,
            ...historyKeymap,
            ...defaultKeymap,
            indentWithTab,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
          }),
          look,
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
    // The text is put in by the next effect: a new editor for every letter would lose the place.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isReadOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || latest.current.isTyped() || editor.state.doc.toString() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  return <div className="yaml" ref={box} />;
}

/** Letters and the text's own undo are nobody else's; the palette, help and the run are heard by the window. */
function isOfText(event: KeyboardEvent): boolean {
  const isCommand = event.ctrlKey || event.metaKey;
  return isCommand ? /^[zys]$/i.test(event.key) : !event.altKey && event.key.length === 1;
}
