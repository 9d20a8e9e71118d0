import { useState } from 'react';
import type { Template } from '../../../src-main/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { bytesText } from '../../ui/format.ts';
import { ImageIcon } from '../../ui/icons.ts';

/** A logo at most, in bytes: as base64 it is a third more. */
const MOST_BYTES = 150_000;

type Logo = NonNullable<Template['logo']>;
const isType = (type: string): type is Logo['mediaType'] => type === 'image/png' || type === 'image/jpeg';

/** Reads a picture for the cover. @throws Error in words, when it is none that a workbook can hold */
export async function readLogo(file: File): Promise<Logo> {
  if (!isType(file.type)) throw new Error('A logo is a PNG or a JPEG file.');
  if (file.size > MOST_BYTES)
    throw new Error(`${file.name} has ${bytesText(file.size)}; a logo has at most 150 kB. Save it smaller.`);
  await createImageBitmap(file).catch(() => {
    throw new Error(`${file.name} cannot be read as a picture. Save it anew as PNG.`);
  });
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { mediaType: file.type, base64: btoa(text) };
}

/** The picture at the head of the cover: shown, replaced, taken away. */
export function LogoField({
  logo,
  isOff,
  onChange,
}: {
  logo: Template['logo'];
  isOff: boolean;
  onChange: (logo: Template['logo']) => void;
}) {
  const [error, setError] = useState('');
  const take = async (file: File) => {
    try {
      onChange(await readLogo(file));
      setError('');
    } catch (problem) {
      setError(problem instanceof Error ? problem.message : String(problem));
    }
  };
  return (
    <div className="field">
      <span className="label">Logo</span>
      {logo !== null && (
        <img className="logo" alt="Logo of the template" src={`data:${logo.mediaType};base64,${logo.base64}`} />
      )}
      {!isOff && (
        <div className="row">
          <FileButton
            small
            icon={ImageIcon}
            fileLabel="Logo file"
            accept="image/png,image/jpeg"
            onFile={(file) => void take(file)}
          >
            {logo === null ? 'Choose a picture' : 'Choose another'}
          </FileButton>
          {logo !== null && (
            <Button small onClick={() => onChange(null)}>
              Take it away
            </Button>
          )}
        </div>
      )}
      <div className={error === '' ? 'hint' : 'error'} role={error === '' ? undefined : 'alert'}>
        {error || (logo === null && isOff ? 'None' : 'PNG or JPEG, at most 150 kB; it is kept in the project')}
      </div>
    </div>
  );
}
