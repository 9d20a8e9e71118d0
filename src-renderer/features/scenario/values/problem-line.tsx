import type { Offer } from '../model/read-value.ts';

/** The rule that a text breaks, and the values that can be taken in its place. */
export function ProblemLine({
  id,
  message,
  offers,
  onTake,
}: {
  /** Empty for a line that nothing points at. */
  id: string;
  message: string;
  offers: readonly Offer[];
  onTake: (value: unknown) => void;
}) {
  return (
    <div className="rule" id={id === '' ? undefined : id}>
      <span>{message}</span>
      {offers.map((offer) => (
        <button
          key={offer.label}
          type="button"
          className="take"
          // The field must not commit its text again on the way to the button.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer.value)}
        >
          {offers.length === 1 && !message.endsWith('mean') ? `Use ${offer.label}` : offer.label}
        </button>
      ))}
    </div>
  );
}
