/** Gives a file that was made in the page to the user: a browser downloads it, the desktop asks where it shall lie. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // long enough for a dialog of the system to have begun
}

/** A title as the name of a file: letters and digits of any script, dashes between. */
export const fileStem = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}.]+/gu, '-')
    .slice(0, 80)
    .replaceAll(/^[-.]+|[-.]+$/g, '') || 'chart';
