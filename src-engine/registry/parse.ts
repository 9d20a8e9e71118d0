import { AppError, type FieldIssue } from '../core/errors.ts';
import { quoted } from '../fund/scenario/issue-text.ts';
import { documentJsonSchema, type JsonSchema } from '../fund/scenario/json-schema.ts';
import { parseDocument } from '../fund/scenario/parse-document.ts';
import { reservedKeys } from '../fund/scenario/plain-document.ts';
import { REGISTRY_FORMAT, registrySchema, type RegistryConfig } from './config.ts';

/** JSON Schema of a registry file. What stands in `settings` and `manager` is of the schema of scenarios. */
export function registryFileSchema(): JsonSchema {
  return documentJsonSchema(registrySchema, `Equihome registry of funds, format ${REGISTRY_FORMAT}`);
}

/** Rooms of a scenario that hold for all funds: the common market, how it is drawn, and whose funds they are. */
export const commonRooms = ['data', 'zones', 'market', 'stress', 'run', 'manager'] as const;

/** Whether a document says that it is a registry of funds and not a scenario. */
export function isRegistryDocument(document: unknown): boolean {
  return (document as { kind?: unknown } | null)?.kind === 'registry';
}

/**
 * A complete registry from a document: checked, defaults filled in, names apart, the earliest fund in month 0.
 * @throws AppError `input/invalid` with one issue per problem
 */
export function parseRegistry(document: unknown): RegistryConfig {
  const registry = parseDocument(registrySchema, document, 'registry');
  const issues: FieldIssue[] = [];
  const seen = new Map<string, number>();
  registry.funds.forEach(({ name }, i) => {
    const key = name.trim().toLowerCase();
    const first = seen.get(key);
    if (first !== undefined)
      issues.push({
        path: `funds[${i}].name`,
        message: `funds[${first}] has this name too`,
        remedy: 'Give every fund a name of its own; capitals and spaces at the ends do not tell names apart.',
      });
    else seen.set(key, i);
  });
  issues.push(...reservedSettings(registry.settings, 'settings', false));
  issues.push(...reservedSettings(registry.manager, 'manager', false));
  registry.funds.forEach(({ settings }, i) => issues.push(...reservedSettings(settings, `funds[${i}].settings`, true)));
  const earliest = Math.min(...registry.funds.map(({ closeMonth }) => closeMonth));
  if (earliest !== 0)
    issues.push({
      path: 'funds[0].closeMonth',
      message: `no fund closes in month 0; the earliest closes in month ${earliest}`,
      remedy: 'Months count from the first close of the earliest fund: give that one closeMonth 0.',
    });
  if (issues.length > 0)
    throw new AppError('input/invalid', 'The funds of the registry contradict each other.', {}, issues);
  return registry;
}

/** What is no path of a parameter, and what no fund may set for itself, nested or as a dotted path. */
function reservedSettings(settings: Readonly<Record<string, unknown>>, path: string, ofFund: boolean): FieldIssue[] {
  return Object.entries(settings).flatMap(([key, value]): FieldIssue[] => {
    const [room = ''] = key.split('.');
    const below = `${path}.${key}`;
    if (key.split('.').some((part) => part === '' || reservedKeys.includes(part)))
      return [
        {
          path,
          message: `"${quoted(key, 60)}" is no path of a parameter`,
          remedy: 'Write for example fund.commitmentsAud.',
        },
      ];
    if (!ofFund) return [];
    if ((commonRooms as readonly string[]).includes(room))
      return [
        {
          path: below,
          message: `${room} is the same for all funds of a registry`,
          remedy: `Set it in the common scenario, or under "settings" of the registry.`,
        },
      ];
    if (['format', 'name', 'description', 'extends'].includes(room))
      return [{ path: below, message: 'is no parameter of a fund', remedy: 'Remove the line.' }];
    const date = (value as { firstCloseDate?: unknown } | null)?.firstCloseDate;
    if (key === 'fund.firstCloseDate' || (key === 'fund' && date !== undefined))
      return [
        {
          path: key === 'fund' ? `${below}.firstCloseDate` : below,
          message: 'closeMonth says when the fund closes',
          remedy: 'Remove it; set the date of the first fund in the common scenario.',
        },
      ];
    return [];
  });
}
