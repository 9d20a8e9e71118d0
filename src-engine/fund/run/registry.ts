import { allocationConfig } from '../allocation/config.ts';
import { cashConfig } from '../cash/config.ts';
import { contractConfig } from '../contract/config.ts';
import { dataConfig } from '../data/config.ts';
import { exitsConfig } from '../exits/config.ts';
import { feesConfig } from '../fees/config.ts';
import { guardrailsConfig } from '../guardrails/config.ts';
import { leverageConfig } from '../leverage/config.ts';
import { managerConfig } from '../manager/config.ts';
import { marketConfig } from '../market/config.ts';
import { metricsConfig } from '../metrics/config.ts';
import { originationConfig } from '../origination/config.ts';
import { reinvestmentConfig } from '../reinvestment/config.ts';
import { rulesConfig } from '../rules/config.ts';
import { seasonedConfig } from '../seasoned/config.ts';
import { seniorConfig } from '../senior/config.ts';
import { stressConfig } from '../stress/config.ts';
import { taxConfig } from '../tax/config.ts';
import { termsConfig } from '../terms/config.ts';
import { trancheConfig } from '../tranches/config.ts';
import { waterfallConfig } from '../waterfall/config.ts';
import { zonesConfig } from '../zones/config.ts';
import { runConfig } from './config.ts';
import { sensitivityConfig } from './sensitivity-config.ts';

/**
 * The rooms of the fund in the order in which a path walks through them. One line here gives a room its slice of the
 * scenario, its section in forms and in the parameter list, and its page in the docs.
 */
export const rooms = {
  fund: termsConfig,
  data: dataConfig,
  zones: zonesConfig,
  market: marketConfig,
  stress: stressConfig,
  allocation: allocationConfig,
  origination: originationConfig,
  contract: contractConfig,
  senior: seniorConfig,
  exits: exitsConfig,
  reinvestment: reinvestmentConfig,
  leverage: leverageConfig,
  fees: feesConfig,
  cash: cashConfig,
  tranches: trancheConfig,
  waterfall: waterfallConfig,
  manager: managerConfig,
  tax: taxConfig,
  metrics: metricsConfig,
  guardrails: guardrailsConfig,
  rules: rulesConfig,
  seasoned: seasonedConfig,
  run: runConfig,
  sensitivity: sensitivityConfig,
} as const;
