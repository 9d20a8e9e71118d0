/** Columns of all tables of the comparison sheet. */
export const comparisonWidths = [38, 11, 11, 13, 13, 13, 13, 11, 11, 2, 18, 11] as const;
