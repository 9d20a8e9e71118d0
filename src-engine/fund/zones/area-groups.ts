import { ZONES } from './table.ts';

/**
 * Areas of each zone: an area belongs to the zone with most of its sales (ties to the safer one), so that no area, and so no error
 * of measurement, is in two zones. A zone without an area takes the one with the largest share of its sales in that zone
 * from a group that has more than one; it stays empty where no area has any.
 *
 * @param zone zone code per suburb row, 255 for rows that do not count
 * @param lga area per suburb row, -1 where unknown
 * @param sales sales a year per suburb row
 */
export function areaGroups(zone: Uint8Array, lga: Int32Array, sales: Float64Array, areas: number): number[][] {
  const inZone = new Float64Array(areas * ZONES);
  const ofArea = new Float64Array(areas);
  for (const [s, z] of zone.entries()) {
    const area = lga[s]!;
    if (z >= ZONES || area < 0 || area >= areas || !(sales[s]! > 0)) continue;
    inZone[area * ZONES + z]! += sales[s]!;
    ofArea[area]! += sales[s]!;
  }
  const groups: number[][] = Array.from({ length: ZONES }, () => []);
  for (let area = 0; area < areas; area++) {
    if (!(ofArea[area]! > 0)) continue;
    let most = 0;
    for (let z = 1; z < ZONES; z++) if (inZone[area * ZONES + z]! > inZone[area * ZONES + most]!) most = z;
    groups[most]!.push(area);
  }
  for (let z = 0; z < ZONES; z++) {
    if (groups[z]!.length > 0) continue;
    const share = (area: number) => inZone[area * ZONES + z]! / ofArea[area]!;
    const candidates = groups.filter((group) => group.length > 1).flat();
    const best = candidates.filter((area) => share(area) > 0).toSorted((a, b) => share(b) - share(a) || a - b)[0];
    if (best === undefined) continue;
    for (const group of groups) if (group.includes(best)) group.splice(group.indexOf(best), 1);
    groups[z]!.push(best);
  }
  return groups;
}
