import { Fragment, useEffect, useState } from 'react';
import type { EditRow } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { useEditor } from '../../state/editor.ts';
import { Button } from '../../ui/button.tsx';
import { momentText } from '../../ui/format.ts';
import { ResetIcon } from '../../ui/icons.ts';
import { Inspector } from '../../ui/inspector.tsx';
import { KeyValueList, type KeyValue } from '../../ui/key-value-list.tsx';
import { Box } from '../../ui/panel.tsx';
import { useFocus } from './focus.ts';
import { currentValue, followedValue, isChanged } from './model/document.ts';
import { formModel, type FormField } from './model/form-model.ts';
import { choiceText } from './model/value-text.ts';
import { useOffReason, useReset } from './use-editing.ts';

/** What the focused input is: doc, key, unit, range, base, source, and what was done to it. */
export function InputInspector() {
  const field = useFocus(({ path }) => (path === null ? undefined : formModel().fields.get(path)));
  return (
    <Inspector>
      {field === undefined ? (
        <p className="none">Choose an input to see what it does, where its value comes from and what it may be.</p>
      ) : (
        <InputFacts field={field} key={field.path} />
      )}
    </Inspector>
  );
}

/** As it is written in a file: fractions are fractions here. */
function fileText(value: unknown): string {
  if (value === undefined) return 'none';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 159)}…` : text;
}

const unitNames: Readonly<Record<string, string>> = {
  Aud: 'Australian dollars',
  Fraction: 'fraction, 0.05 is 5 %',
  Annual: 'fraction a year, 0.05 is 5 %',
  Multiple: 'multiple, 1.5 is 1.5 times',
  Month: 'months',
  Year: 'years',
  Flag: 'true or false',
  SquareMetre: 'square metres',
};

function rangeRow({ part }: FormField): readonly KeyValue[] {
  const { shape } = part;
  if (shape.kind === 'choice') return [['Choices', shape.choices.map(choiceText).join(', ')]];
  if (shape.kind !== 'number' && shape.kind !== 'integer') return [];
  const { min, max, minExclusive, maxExclusive } = shape.range;
  const low = min === null ? 'any' : `${minExclusive ? 'above ' : ''}${min}`;
  return [['Range', max === null ? `from ${low}` : `${low} to ${maxExclusive ? 'below ' : ''}${max}`]];
}

function InputFacts({ field }: { field: FormField }) {
  const layers = useEditor((slice) => slice.layers);
  const hasBase = useEditor((slice) => slice.scenario?.row.baseId !== null);
  const isOff = useOffReason() !== null;
  const reset = useReset();
  const changed = isChanged(layers, field);
  const { parameter } = field;
  return (
    <>
      <Box title="Input">
        <b className="em">{field.subject}</b>
        <p className="note">{parameter.doc}</p>
        <KeyValueList
          long
          rows={[
            ['Key', breakable(field.path)],
            ['Unit', unitNames[parameter.unit] ?? parameter.unit.toLowerCase()],
            ...rangeRow(field),
            ['Default', fileText(parameter.defaultValue)],
            ...(hasBase ? [['Base', fileText(followedValue(layers, field))] as const] : []),
            [
              'Here',
              <span className={changed ? 'chg' : undefined} key="here">
                {fileText(currentValue(layers, field))}
              </span>,
            ],
          ]}
        />
        {changed && !isOff && (
          <div>
            <Button small icon={ResetIcon} onClick={() => reset([field])}>
              {hasBase ? 'Back to base' : 'Back to default'}
            </Button>
          </div>
        )}
      </Box>
      <Box title="Source">
        <p className="note">{parameter.source}</p>
      </Box>
      <InputHistory field={field} />
    </>
  );
}

/** The last edits of this input, by their labels. */
function InputHistory({ field }: { field: FormField }) {
  const client = useClient();
  const id = useEditor((slice) => slice.id);
  const version = useEditor((slice) => slice.scenario?.row.version);
  const [edits, setEdits] = useState<readonly EditRow[]>([]);
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (id === null || version === undefined) return;
    let isOver = false;
    client['scenarios.history']({ id, limit: 200 }).then(
      (rows) => {
        if (isOver) return;
        setNow(Date.now());
        setEdits(rows.filter((row) => row.label.startsWith(`${field.subject} `)).slice(0, 5));
      },
      () => {}, // the list is a convenience; the History tab says what is wrong
    );
    return () => {
      isOver = true;
    };
  }, [client, id, version, field]);
  if (edits.length === 0) return null;
  return (
    <Box title="History">
      <KeyValueList
        long
        rows={edits.map((edit): KeyValue => [
          `${momentText(edit.at, now)}\u2002v${edit.version}`,
          `${edit.kind === 'undo' || edit.kind === 'redo' ? `${edit.kind}: ` : ''}${edit.label.slice(field.subject.length + 1)}`,
        ])}
      />
    </Box>
  );
}

/** A key that wraps after its dots. */
const breakable = (path: string) =>
  path.split(/(?<=\.)/).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
