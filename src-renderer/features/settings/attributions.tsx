import type { AppInfo } from '../../../src-main/contract/index.ts';

/** Who published the built-in figures, and under which licence: in full, because that is what the licences ask. */
export function Attributions({ rows }: { rows: AppInfo['attributions'] }) {
  return (
    <div className="box sources">
      <p className="note">These tables come with the program; nothing is fetched. Their publishers ask to be named.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col">Publisher</th>
            <th scope="col">Licence</th>
            <th scope="col">Attribution</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.table}>
              <th scope="row">{row.table}</th>
              <td>{row.publisher}</td>
              <td>{row.licence}</td>
              <td>{row.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
