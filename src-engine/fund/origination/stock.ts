import { log } from '../../numeric/log.ts';
import type { PropertyStock } from '../data/property-stock.ts';
import type { PropertyNoisePlan } from '../market/table.ts';
import type { StockPlan } from './plan.ts';

const NORMAL_BEDROOMS = 3;
const NORMAL_LAND_SQUARE_METRE = 500;
const NORMAL_AGE_YEARS = 30;
const LN_2 = 0.6931471805599453;

/** The simulated homes as origination needs them: values at first close and the expected growth of each above its suburb. */
export function stockPlan(stock: PropertyStock, property: PropertyNoisePlan, priceLevelMultiple: number): StockPlan {
  return {
    firstProperty: stock.firstProperty,
    valueAud: Float64Array.from(stock.priceAud, (priceAud) => priceAud * priceLevelMultiple),
    dwellingType: stock.dwellingType,
    growthPremiumAnnual: Float64Array.from({ length: stock.properties }, (_, i) => growthPremium(stock, property, i)),
  };
}

/** Sum of the property factors of home i, a year; each factor is 0 for an ordinary home and by default. */
function growthPremium(stock: PropertyStock, factors: PropertyNoisePlan, i: number): number {
  const landSquareMetre = stock.landSquareMetre[i]!;
  const landDoublings = landSquareMetre > 0 ? log(landSquareMetre / NORMAL_LAND_SQUARE_METRE) / LN_2 : 0;
  return (
    factors.growthByTypeAnnual[stock.dwellingType[i]!]! +
    factors.growthPerBedroomAnnual * (stock.bedrooms[i]! - NORMAL_BEDROOMS) +
    factors.growthPerLandDoublingAnnual * landDoublings +
    (factors.growthPerAgeDecadeAnnual * (stock.ageYear[i]! - NORMAL_AGE_YEARS)) / 10
  );
}
