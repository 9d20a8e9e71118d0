import { TextField } from '../../ui/text-field.tsx';
import { contrastWithWhite, LEAST_CONTRAST, readColour } from './contrast.ts';

/** A colour by its digits or by the browser's chooser, with a warning where white text on it would be hard to read. */
export function ColourField({
  value,
  error,
  isOff,
  onChange,
}: {
  value: string;
  error: string | undefined;
  isOff: boolean;
  onChange: (text: string) => void;
}) {
  const colour = readColour(value);
  const contrast = colour === null ? null : contrastWithWhite(colour);
  return (
    <>
      <div className="colour">
        <TextField
          label="Accent colour"
          value={value}
          maxLength={7}
          readOnly={isOff}
          error={error}
          onChange={(event) => onChange(event.target.value)}
        />
        <input
          type="color"
          aria-label="Choose the accent colour"
          disabled={isOff}
          value={`#${(colour ?? '1F4E79').toLowerCase()}`}
          onChange={(event) => onChange(event.target.value.toUpperCase())}
        />
      </div>
      {contrast !== null && (
        <p
          className={contrast < LEAST_CONTRAST ? 'cap warned' : 'cap'}
          role={contrast < LEAST_CONTRAST ? 'alert' : undefined}
        >
          {contrast < LEAST_CONTRAST
            ? `White heads on this colour have a contrast of ${contrast.toFixed(1)} : 1; under 4.5 : 1 they are hard to read. Take a darker one.`
            : `White heads on it have a contrast of ${contrast.toFixed(1)} : 1.`}
        </p>
      )}
    </>
  );
}
