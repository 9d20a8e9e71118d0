import { useRef } from 'react';
import { Button, type ButtonProps } from './button.tsx';

/** A button that asks for a file of this machine. The same file can be chosen again, as after it was mended. */
export function FileButton({
  fileLabel,
  accept,
  onFile,
  ...button
}: Omit<ButtonProps, 'onClick'> & {
  /** Name of the hidden field, for whoever does not see the button beside it. */
  fileLabel: string;
  /** Endings or media types, as a browser takes them: '.yaml,.yml'. */
  accept: string;
  onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={fileLabel}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) onFile(file);
        }}
      />
    </>
  );
}
