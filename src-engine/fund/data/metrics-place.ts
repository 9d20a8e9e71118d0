import { metric, metricSources } from './metric.ts';

const { census, geography } = metricSources;

/** Metrics of the place itself: built form, distance, density. */
export const placeMetrics = {
  houseFraction: metric(
    'infrastructureAndEnvironment',
    '-',
    'Fraction',
    [0, 1],
    'Separate houses',
    census,
    'Share of occupied private dwellings.',
  ),
  semiFraction: metric(
    'infrastructureAndEnvironment',
    '0',
    'Fraction',
    [0, 1],
    'Semis, terraces and townhouses',
    census,
    'Share of occupied private dwellings.',
  ),
  apartmentFraction: metric(
    'infrastructureAndEnvironment',
    '+',
    'Fraction',
    [0, 1],
    'Flats and apartments',
    census,
    'Share of occupied private dwellings.',
  ),
  distanceToCbdKilometre: metric(
    'infrastructureAndEnvironment',
    '+',
    'Kilometre',
    [0, 500],
    'Distance to the city centre',
    geography,
    'Great-circle distance from the middle of the suburb to the Sydney GPO.',
  ),
  areaSquareKilometre: metric(
    'infrastructureAndEnvironment',
    '0',
    'SquareKilometre',
    [0.01, 5000],
    'Area',
    geography,
    'Land area.',
  ),
  populationPerSquareKilometre: metric(
    'infrastructureAndEnvironment',
    '0',
    'PerSquareKilometre',
    [0, 100_000],
    'Population density',
    geography,
    'Residents per square kilometre.',
  ),
  dwellingsPerSquareKilometre: metric(
    'infrastructureAndEnvironment',
    '+',
    'PerSquareKilometre',
    [0, 100_000],
    'Dwelling density',
    geography,
    'Private dwellings per square kilometre.',
  ),
} as const;
