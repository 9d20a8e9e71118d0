import { resolveEscapes } from './escapes.ts';
import { readXml } from './xml-tokens.ts';

/** The list of texts that cells refer to by number. Runs of different looks are joined; readings of Asian text are left out. */
export function sharedStrings(xml: string | null, part: string): string[] {
  const strings: string[] = [];
  if (xml === null) return strings;
  let current = '';
  let inText = false;
  let inReading = false;
  readXml(xml, part, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inReading = true;
    },
    text(value) {
      if (inText && !inReading) current += value;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') strings.push(resolveEscapes(current));
    },
  });
  return strings;
}
