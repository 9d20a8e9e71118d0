import type { ErrorCode } from '../../../src-engine/core/errors.ts';

/** A scenario that must be refused: its files, and what the refusal must say. */
export type HostileScenario = {
  readonly name: string;
  /** Files by name, made in an empty folder; folders are created. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** The file (or name) that is asked for. */
  readonly entry: string;
  readonly code: ErrorCode;
  /** Path of the field, which must be the path of one of the issues or part of it. */
  readonly path: string;
  /** Words that the rendered error must hold besides the path: the range, the nearest name, the remedy. */
  readonly says: string;
  /** Which door refuses it: `file` when the scenario is loaded, `plan` when the loaded scenario is resolved against the data. */
  readonly door: 'file' | 'plan';
};

type Expectation = Partial<Pick<HostileScenario, 'code' | 'path' | 'says' | 'door' | 'entry' | 'files'>>;

/** A case of one YAML file. */
export function hostile(name: string, text: string | Uint8Array, expected: Expectation): HostileScenario {
  return {
    name,
    files: { 'scenario.yaml': text, ...expected.files },
    entry: expected.entry ?? 'scenario.yaml',
    code: expected.code ?? 'input/invalid',
    path: expected.path ?? '',
    says: expected.says ?? '',
    door: expected.door ?? 'file',
  };
}
