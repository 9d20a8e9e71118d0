import { escapeXml, XML_HEAD } from './xml.ts';

export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Parts of the file by path, to which charts, properties and names are added. */
export type Parts = ReturnType<typeof createParts>;

export function createParts(given: ReadonlyMap<string, string>) {
  const byName = new Map<string, string | Uint8Array>(given);
  const text = (name: string): string => {
    const part = byName.get(name);
    if (typeof part !== 'string') throw new Error(`the workbook has no part ${name}`);
    return part;
  };
  return {
    text,
    set: (name: string, content: string | Uint8Array) => void byName.set(name, content),
    /** In the order in which they stand in the file: the list of content types first. */
    entries: () => byName.entries(),
    /** Adds a part whose kind the list of content types must name. */
    addTyped(name: string, contentType: string, content: string): void {
      byName.set(name, content);
      const entry = `<Override PartName="/${name}" ContentType="${contentType}"/>`;
      byName.set('[Content_Types].xml', insertBefore(text('[Content_Types].xml'), '</Types>', entry));
    },
    /** Names the kind of all parts of that ending, such as `png`, unless it is named already. */
    nameEnding(ending: string, contentType: string): void {
      const types = text('[Content_Types].xml');
      if (types.includes(`Extension="${ending}"`)) return;
      const entry = `<Default Extension="${ending}" ContentType="${contentType}"/>`;
      byName.set('[Content_Types].xml', types.replace(/(<Types[^>]*>)/, `$1${entry}`));
    },
    /** Adds a relation of a part to another and gives its id. `owner` is empty for the package itself. */
    relate(owner: string, type: string, target: string): string {
      const name = relationsOf(owner);
      const known = byName.has(name) ? text(name) : `${XML_HEAD}<Relationships xmlns="${PACKAGE}"></Relationships>`;
      const ids = [...known.matchAll(/Id="rId(\d+)"/g)].map(([, number]) => Number(number));
      const id = `rId${Math.max(0, ...ids) + 1}`;
      const entry = `<Relationship Id="${id}" Type="${type}" Target="${escapeXml(target)}"/>`;
      byName.set(name, insertBefore(known, '</Relationships>', entry));
      return id;
    },
  };
}

/** Part that holds the relations of a part. */
function relationsOf(owner: string): string {
  const slash = owner.lastIndexOf('/');
  return `${owner.slice(0, slash + 1)}_rels/${owner.slice(slash + 1)}.rels`;
}

/** The text with an insertion before the first of the marks that it has. Never by a pattern: inserted text may hold a dollar sign. */
export function insertBefore(whole: string, mark: string, inserted: string): string {
  const at = whole.lastIndexOf(mark);
  if (at < 0) throw new Error(`a part of the workbook has no ${mark}`);
  return whole.slice(0, at) + inserted + whole.slice(at);
}
