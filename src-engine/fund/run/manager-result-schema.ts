import { z } from 'zod';

const figure = z.number().nullable();
const count = z.int().min(0);
const share = z.number().min(0).max(1);

const managerYear = z.strictObject({
  yearEnd: z.int(),
  monthsCount: count,
  managementFeeAud: z.number(),
  transactionFeeAud: z.number(),
  originationFeeAud: z.number(),
  otherRevenueAud: z.number(),
  revenueAud: z.number(),
  staffCostAud: z.number(),
  expensesAud: z.number(),
  scaledCostAud: z.number(),
  costAud: z.number(),
  operatingProfitAud: z.number(),
  operatingMarginFraction: figure,
  carryToHouseAud: z.number(),
  profitBeforeTaxAud: z.number(),
  marginWithCarryFraction: figure,
  taxAud: z.number(),
  gpCalledAud: z.number(),
  gpDistributedAud: z.number(),
  injectedAud: z.number(),
  dividendAud: z.number(),
  cashAud: z.number(),
  headsCount: z.number(),
  revenuePerHeadAud: figure,
  profitPerHeadAud: figure,
  assetsAud: z.number(),
  breakEvenAssetsAud: figure,
  runwayMonths: figure,
  carryReceivedAud: z.number(),
  carryReturnedAud: z.number(),
  runwayReason: z.string(),
});

/** Accounts of the manager on named paths; null where there is no such figure. */
export const managerResultSchema = z.strictObject({
  paths: z.array(
    z.strictObject({
      percentile: share,
      path: count,
      profitBeforeTaxAud: z.number(),
      years: z.array(managerYear),
      carry: z.array(
        z.strictObject({
          name: z.string(),
          kind: z.enum(['house', 'partner', 'staff']),
          shareFraction: share,
          paidAud: z.number(),
          returnedAud: z.number(),
        }),
      ),
    }),
  ),
});
