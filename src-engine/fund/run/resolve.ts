import { AppError, type FieldIssue } from '../../core/errors.ts';
import { mean } from '../../numeric/neumaier.ts';
import { seedKey } from '../../random/seed-key.ts';
import type { DrawSettings } from '../../random/settings.ts';
import { resolveAllocation, unitWeights } from '../allocation/plan.ts';
import type { ReferenceAdvance } from '../book/advance-reference.ts';
import { resolveAdvanceLife } from '../book/advance-plan.ts';
import type { BookPlan } from '../book/plan.ts';
import { resolveTreasury } from '../cash/plan.ts';
import type { DataRoom } from '../data/data-room.ts';
import { simulateStock } from '../data/property-stock.ts';
import { gridMonths } from '../exits/plan.ts';
import { resolveFees } from '../fees/plan.ts';
import type { GuardrailsConfig } from '../guardrails/config.ts';
import { resolveGuardrails } from '../guardrails/resolve.ts';
import { leverageWarnings, resolveLeverage } from '../leverage/plan.ts';
import { resolveManager } from '../manager/plan.ts';
import { resolveMarket } from '../market/plan.ts';
import { resolveFans } from '../metrics/fan-plan.ts';
import { resolveMetrics } from '../metrics/resolve.ts';
import type { OriginationConfig } from '../origination/config.ts';
import { resolveOrigination, type StockPlan } from '../origination/plan.ts';
import { stockPlan } from '../origination/stock.ts';
import { resolveReinvestment } from '../reinvestment/plan.ts';
import { resolveRules, ruleWarnings } from '../rules/plan.ts';
import { tallyLength } from '../rules/tally.ts';
import type { Scenario } from '../scenario/schema.ts';
import { hazardsFrom } from '../stress/hazards.ts';
import { resolveTax, taxWarnings } from '../tax/plan.ts';
import { resolveTranches } from '../tranches/plan.ts';
import { trancheWarnings } from '../tranches/warnings.ts';
import { resolveWaterfall } from '../waterfall/plan.ts';
import { resolveZones } from '../zones/plan.ts';
import type { ZonePlan } from '../zones/table.ts';
import type { RunConfig } from './config.ts';
import {
  knownMonthOf,
  lateStressWarnings,
  refuseSeasonedInRegistry,
  seasonedOf,
  stressFrom,
  valuedMonths,
} from './resolve-seasoned.ts';
import { ruleFacts } from './rule-facts.ts';
import { managerSeries } from './manager-fans.ts';
import type { FundPlace, RunPlan } from './run-plan.ts';
import { scenarioHash } from './scenario-hash.ts';
import { refuseUnknownDrivers } from './sensitivity-drivers.ts';

/** Most rows of advances that a path may need; beyond it a scenario is refused instead of exhausting memory. */
const MOST_ADVANCES = 400_000;

/**
 * A parsed scenario and the data it stands on, made into a plan: zones, market factors, stock of homes, schedules, waterfall
 * program. Everything that can be wrong between fields is refused here, before any path.
 * @throws AppError `input/invalid` or `plan/infeasible` with the fields at fault
 */
export function resolveScenario(
  scenario: Scenario,
  data: DataRoom,
  options: { readonly seedGiven: boolean; readonly place?: FundPlace; readonly zones?: ZonePlan },
): RunPlan {
  const { fund } = scenario;
  refuseUnknownDrivers(scenario.sensitivity);
  if (options.place !== undefined) refuseSeasonedInRegistry(scenario);
  const zones = options.zones ?? resolveZones(scenario.zones, data);
  const months = gridMonths(scenario.exits, fund.lifeMonths);
  const place = options.place ?? { fundIndex: 0, closeMonth: 0, months, lifeMonths: fund.lifeMonths };
  const book = resolveBook(scenario, data, zones, months, place);
  const metrics = resolveMetrics(scenario.metrics, {
    commitmentsAud: fund.commitmentsAud,
    gpCommitmentFraction: fund.gpCommitmentFraction,
    firstCloseDate: fund.firstCloseDate,
    hurdleAnnual: book.waterfall.hurdleAnnual,
    equityFraction: book.tranches === null ? 1 : book.tranches.equityFraction,
    months,
    meanAdvanceAud: scenario.origination.advanceMeanAud,
    asOfMonth: book.seasoned !== null && book.seasoned.startMonth > 0 ? book.seasoned.knownMonth : null,
  });
  const manager = resolveManager(scenario.manager, { firstCloseDate: fund.firstCloseDate, months });
  return {
    scenarioName: scenario.name,
    firstCloseDate: fund.firstCloseDate,
    paths: scenario.run.paths,
    seed: scenario.run.seed,
    seedGiven: options.seedGiven,
    draws: { ...drawSettings(scenario.run, scenario.exits.priceBasis === 'own'), fundIndex: place.fundIndex },
    zones,
    book,
    metrics,
    fans: {
      ...resolveFans(metrics, manager === null ? [] : managerSeries(manager, fund.commitmentsAud)),
      tallies: tallyLength(book.rules, months),
    },
    guardrails: resolveGuardrails(scenario.guardrails, {
      commitmentsAud: fund.commitmentsAud,
      firstCloseDate: fund.firstCloseDate,
      months,
      suburbs: zones.suburbNames.length,
    }),
    manager,
    scenarioHash: scenarioHash(scenario, place),
    dataHashes: Object.fromEntries(
      Object.entries(data.provenance).map(([table, provenance]) => [table, provenance.contentHash]),
    ),
    warnings: [
      ...zones.warnings,
      ...leverageWarnings(book.leverage),
      ...trancheWarnings(book.tranches),
      ...ruleWarnings(book.rules),
      ...lateStressWarnings(scenario.stress, book),
      ...taxWarnings(book.tax),
    ],
  };
}

function resolveBook(scenario: Scenario, data: DataRoom, zones: ZonePlan, months: number, place: FundPlace): BookPlan {
  const { fund, origination, reinvestment, cash, waterfall } = scenario;
  const knownMonth = knownMonthOf(scenario);
  const market = resolveMarket(scenario.market, zones, place.months - knownMonth);
  const { macro } = market;
  const economy = {
    zoneLoading: market.zoneLoading,
    cashRateFloorAnnual: macro.cashRateFloorAnnual,
    unemploymentFloorFraction: macro.unemploymentFloorFraction,
    mortgageMarginAnnual: macro.mortgageMarginAnnual,
    cashRatePersistence: macro.persistence[0]!,
    unemploymentPersistence: macro.persistence[1]!,
  };
  const stress = stressFrom(scenario.stress, data, place, knownMonth, economy);
  const fees = resolveFees(scenario.fees, fund, months);
  const tranches = resolveTranches(scenario.tranches, fund, months, cash.yieldSpreadAnnual);
  const hurdleAnnual = tranches === null ? null : tranches.equityHurdleAnnual;
  if (tranches !== null) refuseBesideTranches(scenario, knownMonth > 0);
  const homes = simulateStock(data, scenario.data.stock, zones.suburbRows);
  const stock = stockPlan(homes, market.property, origination.priceLevelMultiple);
  refuseUnfundedOverAdvance(scenario);
  const originationPlan = resolveOrigination(origination, stock, fund.commitmentsAud);
  const customFraction = unitWeights(
    [reinvestment.customGreenFraction, reinvestment.customOrangeFraction, reinvestment.customRedFraction],
    'reinvestment',
    ['customGreenFraction', 'customOrangeFraction', 'customRedFraction'],
  );
  const allocation = resolveAllocation(scenario.allocation, zones, stock.firstProperty, fund.commitmentsAud);
  const rules = resolveRules(scenario.rules, ruleFacts(scenario, allocation, months));
  const treasury = resolveTreasury(cash, fund, scenario.fees.gpCommitmentBearsFees, months);
  const recycling = resolveReinvestment(reinvestment, customFraction, fund.commitmentsAud, origination.ltvCapFraction);
  const seasoned = seasonedOf(scenario, data, zones, treasury, recycling);
  return {
    months,
    lifeMonths: fund.lifeMonths,
    suburbs: zones.suburbNames.length,
    advanceCapacity: advanceCapacity(scenario) + (seasoned?.tape.rows ?? 0),
    closeMonth: place.closeMonth,
    market,
    stress,
    allocation,
    origination: originationPlan,
    life: resolveAdvanceLife({
      contract: scenario.contract,
      senior: scenario.senior,
      exits: scenario.exits,
      property: market.property,
      zones,
      terms: fund,
      limits: ltvLimits(scenario.guardrails),
      reference: referenceAdvance(origination, stock),
      mostRuledHazard: rules?.mostHazard ?? null,
      hazardShock: stress === null ? null : hazardsFrom(stress.hazards, place.closeMonth, months),
      knownMonth,
      valuedMonths: valuedMonths(seasoned),
    }),
    reinvestment: recycling,
    leverage: resolveLeverage(scenario.leverage, {
      commitmentsAud: fund.commitmentsAud,
      lifeMonths: fund.lifeMonths,
      largestAdvanceAud: origination.advanceMaxAud * (1 + origination.overAdvance.extraSizeFraction),
      exitsInParts: scenario.run.mode === 'deterministic',
    }),
    zoneOfSuburb: zones.zoneOfSuburb,
    treasury,
    fees,
    tranches,
    waterfall: resolveWaterfall(hurdleAnnual === null ? waterfall : { ...waterfall, hurdleAnnual }, fund),
    rules,
    seasoned,
    tax: resolveTax(scenario.tax, fund, {
      months,
      lpShareOfManagementFee: fees.lpShareOfManagementFee,
      gstNetFraction: fees.gstNetFraction,
      tapeTellsAge: scenario.run.mode !== 'deterministic',
    }),
  };
}

function refuseUnfundedOverAdvance({ origination, leverage }: Scenario): void {
  const { extraLtvFraction, extraSizeFraction, fundedBy } = origination.overAdvance;
  const { limitFraction, use } = leverage.navLine;
  if (fundedBy === 'commitments' || extraLtvFraction + extraSizeFraction === 0) return;
  if (limitFraction > 0 && use === 'advances') return;
  throw new AppError('input/invalid', 'Over-advances are funded by a NAV line that cannot pay for advances.', {}, [
    {
      path: 'origination.overAdvance.fundedBy',
      message: limitFraction > 0 ? 'the NAV line holds its proceeds' : 'the fund has no NAV line',
      remedy:
        "Set leverage.navLine.limitFraction above 0 and leverage.navLine.use to 'advances', or fund by commitments.",
    },
  ]);
}

function ltvLimits({ combinedLtv, stressLtv }: GuardrailsConfig) {
  return {
    combinedLtvLimitFraction: combinedLtv.limitFraction,
    stressLtvLimitFraction: stressLtv.limitFraction,
    stressShockFraction: stressLtv.valueShockFraction,
  };
}

/**
 * What does not go with tranches. A draw on a line is put off for all classes together: no call of the equity alone stands for
 * it. A fund that already exists would need the balances of its classes at the as-of date.
 */
function refuseBesideTranches({ waterfall, tax }: Scenario, alreadyExists: boolean): void {
  const issues: FieldIssue[] = [];
  if (tax.incomeRate !== null || tax.distributeTaxableIncome)
    issues.push({
      path: tax.incomeRate === null ? 'tax.distributeTaxableIncome' : 'tax.incomeRate',
      message: 'taxable income is reckoned for a fund with one class of capital, without coupons',
      remedy: 'leave it out, or set the sizes of all tranches to 0',
    });
  if (waterfall.prefClock === 'line-draw')
    issues.push({
      path: 'waterfall.prefClock',
      message: 'the pref of the equity runs from its own calls where capital is in tranches',
      remedy: 'set it to "call", or the sizes of all tranches to 0',
    });
  if (alreadyExists)
    issues.push({
      path: 'seasoned',
      message: 'a fund that already exists has one class of capital here: what its classes are owed is not read',
      remedy: 'take the seasoned start out, or set the sizes of all tranches to 0',
    });
  if (issues.length > 0) throw new AppError('input/invalid', 'The terms do not go with tranches.', {}, issues);
}

/** The advance that the origination terms describe: the mean size on the mean home, within the cap. */
function referenceAdvance(config: OriginationConfig, stock: StockPlan): ReferenceAdvance {
  return {
    ltvFraction: Math.min(config.ltvCapFraction, config.advanceMeanAud / mean(stock.valueAud)),
    seniorLtvFraction: config.seniorLtvMeanFraction,
    tenureMonths: Math.round(12 * config.tenureMedianYears),
  };
}

/** Upper bound of advances on a path: all investable, recyclable and borrowed capital in advances of the smallest size. */
function advanceCapacity({ fund, cash, reinvestment, leverage, origination }: Scenario): number {
  const borrowedFraction = leverage.navLine.use === 'advances' ? leverage.navLine.limitFraction : 0;
  const { dealNotes } = leverage;
  const noteFraction = dealNotes.use === 'advances' ? dealNotes.shareFraction * dealNotes.principalFraction : 0;
  const investableFraction = cash.investableFraction / (1 - noteFraction);
  const mostAud = fund.commitmentsAud * (investableFraction + reinvestment.capFraction + borrowedFraction);
  const capacity = Math.ceil(mostAud / origination.advanceMinAud) + 1;
  if (capacity <= MOST_ADVANCES) return capacity;
  throw new AppError(
    'plan/infeasible',
    `The fund could make ${capacity} advances on one path; at most ${MOST_ADVANCES} fit.`,
    {},
    [
      {
        path: 'origination.advanceMinAud',
        message: `Advances of ${origination.advanceMinAud} AUD are too small for commitments of ${fund.commitmentsAud} AUD.`,
        remedy: 'Raise advanceMinAud, or lower commitmentsAud or reinvestment.capFraction.',
      },
    ],
  );
}

function drawSettings(run: RunConfig, ownPrice: boolean): DrawSettings {
  if (ownPrice && (run.mode === 'antithetic' || run.mode === 'sobol'))
    throw new AppError('input/invalid', 'Variance reduction and own-price hazards exclude each other.', {}, [
      {
        path: 'run.mode',
        message: `The mode "${run.mode}" cannot be combined with exits.priceBasis "own": thinning breaks the pairing of draws.`,
        remedy: 'Set run.mode to "monteCarlo" or exits.priceBasis to "index".',
      },
    ]);
  return {
    key: seedKey(run.seed),
    mode: run.mode,
    replicates: run.replicates,
    variation: {
      market: run.variationMarket,
      macro: run.variationMacro,
      property: run.variationProperty,
      attributes: run.variationAttributes,
      frailty: run.variationFrailty,
    },
  };
}
