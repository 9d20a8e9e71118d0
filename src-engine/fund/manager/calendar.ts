/** Calendar month, 1 to 12, of an ISO date. */
export const monthOfDate = (date: string): number => Number(date.slice(5, 7));

/** Calendar year of an ISO date. */
export const yearOfDate = (date: string): number => Number(date.slice(0, 4));
