import type { ReturnedInputs } from '../../../src-main/contract/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { WarningIcon } from '../../ui/icons.ts';
import { Check } from '../../ui/toggle.tsx';
import { inputText } from './input-words.ts';

type InputChange = ReturnedInputs['changes'][number];

/** Inputs that differ: now, when the file was made, and what came back. One that cannot be taken says why. */
export function InputChanges({
  changes,
  left,
  onTake,
}: {
  changes: readonly InputChange[];
  /** Paths that are not to be taken. */
  left: ReadonlySet<string>;
  onTake: (paths: readonly string[], isOn: boolean) => void;
}) {
  const possible = changes.filter(({ problem }) => problem === '').map(({ path }) => path);
  const areAllOn = possible.length > 0 && possible.every((path) => !left.has(path));
  return (
    <div className="scroll">
      <table className="changes">
        <thead>
          <tr>
            <th scope="col">
              <Check
                bare
                label="Take all"
                isOn={areAllOn}
                isOff={possible.length === 0}
                onChange={(isOn) => onTake(possible, isOn)}
              />
            </th>
            <th scope="col">Input</th>
            <th scope="col" className="n">
              Now
            </th>
            <th scope="col" className="n">
              When it was made
            </th>
            <th scope="col" className="n">
              Came back
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.path} className={change.problem === '' ? undefined : 'off'}>
              <td>
                <Check
                  bare
                  label={`Take ${change.title}`}
                  isOn={change.problem === '' && !left.has(change.path)}
                  isOff={change.problem !== ''}
                  onChange={(isOn) => onTake([change.path], isOn)}
                />
              </td>
              <th scope="row">
                {change.title}
                <span className="cap">{change.path}</span>
                {change.problem !== '' && (
                  <span className="problem">
                    <Icon of={WarningIcon} />
                    {change.problem}
                  </span>
                )}
              </th>
              <td className="n">{inputText(change.path, change.now)}</td>
              <td className="n dim">{inputText(change.path, change.made)}</td>
              <td className="n chg">{inputText(change.path, change.returned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
