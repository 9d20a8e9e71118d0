import { memo, useId, type ReactNode } from 'react';
import type { FieldIssue } from '../../../../src-engine/index.ts';
import { useEditor } from '../../../state/editor.ts';
import { termOfInput } from '../../../ui/help-terms.ts';
import { numberText } from '../../../ui/unit-text.ts';
import { focusOn } from '../focus.ts';
import { currentValue, followedValue, isChanged } from '../model/document.ts';
import { isWide, type FormField } from '../model/form-model.ts';
import { issueMap, issuesNow, problemOf } from '../model/issues.ts';
import { shapeText } from '../model/range-text.ts';
import { valueText } from '../model/value-text.ts';
import { useCommit, useOffReason, useReset } from '../use-editing.ts';
import { ChoiceControl, FlagControl } from '../values/pick-control.tsx';
import { ProblemLine } from '../values/problem-line.tsx';
import { TextControl } from '../values/text-control.tsx';
import { useTypedText } from '../values/use-typed-text.ts';
import { ValueEditor } from '../values/value-editor.tsx';

type RowProps = { field: FormField; id: string; note: ReactNode; isOff: boolean };

/** One input: label over its range and base, the control with its unit, a mark when it differs from the base. */
export const FieldRow = memo(function FieldRow({ field }: { field: FormField }) {
  const id = useId();
  const isOff = useOffReason() !== null;
  const changed = useEditor((slice) => isChanged(slice.layers, field));
  const issues = useEditor((slice) => issueMap(issuesNow(slice)).get(field.path));
  const isTable = isWide(field);
  const note =
    issues === undefined ? (
      <RangeLine field={field} id={id} isChanged={changed} isOff={isOff} />
    ) : (
      <IssueLines field={field} id={id} issues={issues} />
    );
  const props = { field, id, note, isOff };
  return (
    <div
      className={`f${changed ? ' c' : ''}${isTable ? ' wide' : ''}${issues === undefined ? '' : ' bad'}`}
      data-path={field.path}
      data-help={termOfInput(field.path) ?? ''}
      onFocus={() => focusOn(field.path)}
    >
      {changed ? <span className="dot" role="img" aria-label="differs from the base" /> : <span />}
      {isTable ? (
        <WideRow {...props} />
      ) : field.control === 'choice' || field.control === 'flag' ? (
        <PickRow {...props} />
      ) : (
        <TextRow {...props} />
      )}
    </div>
  );
});

/** What the host found, in place of the range. */
function IssueLines({ field, id, issues }: { field: FormField; id: string; issues: readonly FieldIssue[] }) {
  const value = useEditor((slice) => currentValue(slice.layers, field));
  const commit = useCommit(field);
  return issues.slice(0, 3).map((issue, place) => {
    const { message, offers } = problemOf(issue, field, value);
    return (
      <ProblemLine
        key={message}
        id={place === 0 ? `${id}-note` : ''}
        message={message}
        offers={offers}
        onTake={commit}
      />
    );
  });
}

function TextRow({ field, id, note, isOff }: RowProps) {
  const value = useEditor((slice) => currentValue(slice.layers, field));
  const typed = useTypedText(field.part, value, field.path, useCommit(field));
  return (
    <>
      <div>
        <label htmlFor={id}>{field.title}</label>
        {typed.problem === null ? (
          note
        ) : (
          <ProblemLine
            id={`${id}-note`}
            message={typed.problem.message}
            offers={typed.problem.offers}
            onTake={typed.take}
          />
        )}
      </div>
      <TextControl part={field.part} typed={typed} name={{ id, isOff, describedBy: `${id}-note` }} />
    </>
  );
}

function PickRow({ field, id, note, isOff }: RowProps) {
  const value = useEditor((slice) => currentValue(slice.layers, field));
  const props = { part: field.part, value, name: { id, label: field.title, isOff }, onCommit: useCommit(field) };
  return (
    <>
      <div>
        <label htmlFor={id}>{field.title}</label>
        {note}
      </div>
      {field.control === 'flag' ? <FlagControl {...props} /> : <ChoiceControl {...props} />}
    </>
  );
}

function WideRow({ field, note, isOff }: RowProps) {
  const value = useEditor((slice) => currentValue(slice.layers, field));
  return (
    <div className="widebody">
      <div className="widehead">
        <span className="label">{field.title}</span>
        {note}
      </div>
      <ValueEditor
        part={field.part}
        value={value}
        path={field.path}
        label={field.title}
        isOff={isOff}
        onCommit={useCommit(field)}
      />
    </div>
  );
}

/** `base 2.00 · 0 to 5`; the first part takes the value back. */
function RangeLine({
  field,
  id,
  isChanged: changed,
  isOff,
}: {
  field: FormField;
  id: string;
  isChanged: boolean;
  isOff: boolean;
}) {
  const followed = useEditor((slice) => followedValue(slice.layers, field));
  const hasBase = useEditor((slice) => slice.scenario?.row.baseId !== null);
  const reset = useReset();
  const isPick = field.control === 'choice' || field.control === 'flag';
  const range = isPick && changed ? '' : shapeText(field.part.shape, field.part.unit);
  const name = hasBase ? 'base' : 'default';
  return (
    <div className="r" id={`${id}-note`}>
      {changed && (
        <>
          <button
            type="button"
            className="was"
            disabled={isOff}
            title={`Back to ${name}: ${valueText(followed, field.part)}`}
            onClick={() => reset([field])}
          >
            {name} {shortValue(followed, field)}
          </button>
          {range === '' ? '' : ' · '}
        </>
      )}
      {range}
    </div>
  );
}

function shortValue(value: unknown, field: FormField): string {
  return typeof value === 'number' ? numberText(value, field.part.unit) : valueText(value, field.part).toLowerCase();
}
