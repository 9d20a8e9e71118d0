import type { FormGroup } from '../model/form-model.ts';
import { FieldRow } from './field-row.tsx';

/** A heading with its inputs in two columns; tables take the whole width. */
export function FormGroupPart({ group, heading }: { group: FormGroup; heading?: string | undefined }) {
  return (
    <section className="fs" aria-label={heading ?? group.title}>
      <h2>
        {heading ?? group.title} <span className="cap">{lowerFirst(group.doc)}</span>
      </h2>
      <div className="fgrid">
        {group.fields.map((field) => (
          <FieldRow key={field.path} field={field} />
        ))}
      </div>
    </section>
  );
}

const lowerFirst = (doc: string) => {
  const text = doc.replace(/\.$/, '');
  return /^[A-Z]([a-z]| )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
};
