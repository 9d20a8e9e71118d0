import { usePacks } from '../../state/packs.ts';

/** Sheets in their order, by name. Those that are always there stand in it too. */
export function SheetList({ sheets }: { sheets: readonly string[] }) {
  const known = usePacks((slice) => slice.sheets);
  const titles = new Map(known.map(({ key, title }) => [key, title]));
  return (
    <ol className="sheetnames">
      {sheets.map((key) => (
        <li key={key}>{titles.get(key) ?? key}</li>
      ))}
    </ol>
  );
}
