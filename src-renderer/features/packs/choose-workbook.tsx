import { useState, type ReactNode } from 'react';
import { useApp } from '../../state/app.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { ImportIcon } from '../../ui/icons.ts';

/** A workbook to read, in bytes: as much as the host takes. */
const MOST_BYTES = 60 * 1024 * 1024;

/**
 * Asks for a workbook: dropped here, or chosen. On the desktop the system asks for the file (`onChoose(null)`), a browser brings the
 * file itself.
 */
export function ChooseWorkbook({
  title,
  text,
  verb,
  isOff = false,
  onChoose,
  children,
}: {
  title: string;
  text: string;
  verb: string;
  isOff?: boolean;
  onChoose: (file: File | null) => void;
  children?: ReactNode;
}) {
  const isDesktop = useApp((slice) => slice.info?.host === 'desktop');
  const [isOver, setOver] = useState(false);
  const [error, setError] = useState('');
  const button = { kind: 'primary', icon: ImportIcon, disabled: isOff, children: verb } as const;
  const take = (file: File) => {
    const problem = !/\.xlsx$/i.test(file.name)
      ? `${file.name} is no workbook: choose a file that ends in .xlsx.`
      : file.size > MOST_BYTES
        ? `${file.name} is larger than 60 MB, more than any pack.`
        : '';
    setError(problem);
    if (problem === '') onChoose(file);
  };
  return (
    // Dropping is a shorter way to what the button does.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={isOver ? 'choosefile over' : 'choosefile'}
      aria-label={title}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (!isOff && file !== undefined) take(file);
      }}
    >
      <h2>{title}</h2>
      <p className="note">{text}</p>
      {children}
      <div className="row">
        {isDesktop ? (
          <Button {...button} onClick={() => onChoose(null)} />
        ) : (
          <FileButton {...button} fileLabel="Workbook" accept=".xlsx" onFile={take} />
        )}
        <span className="cap">or drop it here</span>
      </div>
      {error !== '' && (
        <p className="note bad" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
