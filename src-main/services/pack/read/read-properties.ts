import type { SafeParts } from './safe-parts.ts';
import { readXml } from './xml-tokens.ts';

/** Facts that the writer put into the file. A later program may have dropped one of the two places where they stand. */
export function readProperties(parts: SafeParts): Record<string, string> {
  const office = named(parts, 'docProps/custom.xml', 'property');
  if (Object.keys(office).length > 0) return office;
  for (const part of parts.names.filter((name) => /^customXml\/item\d+\.xml$/.test(name))) {
    const facts = named(parts, part, 'fact');
    if (Object.keys(facts).length > 0) return facts;
  }
  return {};
}

/** Text of the elements of that kind by their `name`. */
function named(parts: SafeParts, part: string, element: string): Record<string, string> {
  const found = new Map<string, string>();
  let current: string | null = null;
  const xml = parts.xml(part);
  if (xml !== null)
    readXml(xml, part, {
      open(name, attribute) {
        if (name !== element) return;
        current = attribute('name');
        if (current !== null) found.set(current, '');
      },
      text(value) {
        if (current !== null) found.set(current, found.get(current)! + value);
      },
      close(name) {
        if (name === element) current = null;
      },
    });
  return Object.fromEntries(found);
}
