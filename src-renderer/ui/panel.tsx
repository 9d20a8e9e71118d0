import { useId, type ReactNode } from 'react';

/** A framed part of a screen. The title states the finding, the caption n, seed and run; tools stand at the right. */
export function Panel({
  title,
  caption,
  tools,
  label,
  className = '',
  children,
}: {
  title?: ReactNode;
  caption?: ReactNode;
  tools?: ReactNode;
  /** Read aloud where there is no title. */
  label?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      className={`panel ${className}`.trimEnd()}
      aria-labelledby={title === undefined ? undefined : id}
      aria-label={title === undefined ? label : undefined}
    >
      {title !== undefined && (
        <div className="phead">
          <div>
            <h2 id={id}>{title}</h2>
            {caption !== undefined && <div className="cap">{caption}</div>}
          </div>
          {tools !== undefined && <div className="tools">{tools}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** A part of a panel or of the inspector under a small heading. */
export function Box({ title, children }: { title?: string | undefined; children: ReactNode }) {
  return (
    <div className="box">
      {title !== undefined && <h3 className="sec">{title}</h3>}
      {children}
    </div>
  );
}
