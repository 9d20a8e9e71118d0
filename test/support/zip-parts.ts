import { readFileSync } from 'node:fs';
import JSZip from 'jszip';

/** Text parts of a workbook by name. */
export async function zipParts(file: string): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(readFileSync(file), { checkCRC32: true });
  const names = Object.keys(zip.files).filter((name) => /\.(?:xml|rels)$/.test(name));
  return new Map(await Promise.all(names.map(async (name) => [name, await zip.files[name]!.async('string')] as const)));
}
