import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes } from 'react';
import { Icon } from './icon.tsx';
import { SearchIcon } from './icons.ts';

type Labelled = { label: string; hint?: ReactNode; error?: string | undefined };

/** One line of text under its label. An error keeps what was typed and says the rule. */
export function TextField({
  label,
  hint,
  error,
  ...rest
}: Labelled & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> | undefined }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-more`}
        spellCheck={false}
        {...rest}
      />
      <More id={`${id}-more`} hint={hint} error={error} />
    </div>
  );
}

/** Many lines. `mono` for text in a computer's language. */
export function TextArea({
  label,
  hint,
  error,
  mono = false,
  ...rest
}: Labelled & TextareaHTMLAttributes<HTMLTextAreaElement> & { mono?: boolean | undefined }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={mono ? 'input mono' : 'input'}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-more`}
        {...rest}
      />
      <More id={`${id}-more`} hint={hint} error={error} />
    </div>
  );
}

function More({ id, hint, error }: { id: string; hint?: ReactNode; error: string | undefined }) {
  return (
    <div id={id} className={error === undefined ? 'hint' : 'error'} role={error === undefined ? undefined : 'alert'}>
      {error ?? hint}
    </div>
  );
}

/** A filter over a list; Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  ref,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  ref?: Ref<HTMLInputElement> | undefined;
}) {
  return (
    <div className="search">
      <Icon of={SearchIcon} />
      <input
        ref={ref}
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          onChange('');
        }}
      />
    </div>
  );
}
