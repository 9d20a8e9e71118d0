/**
 * Legend of the runs of a comparison, in one row of a narrow panel: names are cut to their room, and above three runs the letters
 * stand alone. The bar above the charts has the names in full.
 */
export function runLegend(names: readonly string[]) {
  const room = names.length <= 2 ? 112 : 62;
  return {
    top: 0,
    left: 0,
    itemWidth: 24,
    itemGap: 10,
    data: [...names],
    ...(names.length > 3
      ? { formatter: (name: string) => name.slice(0, 1) }
      : { textStyle: { width: room, overflow: 'truncate' as const } }),
  };
}
