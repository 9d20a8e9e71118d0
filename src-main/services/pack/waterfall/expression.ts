/**
 * A formula and its value said once: the same tree is written for the workbook and reckoned here, in the same order of operations, so
 * the two cannot drift apart. Conditions are 1 and 0.
 */
export type Expression = {
  /** As a formula of the row of `month`, without the equals sign. */
  readonly write: (to: Addresses, month: number) => string;
  readonly at: (from: Sources, month: number) => number;
  /** How tightly its outermost sign binds: decides on brackets. */
  readonly binds: number;
};

export type Addresses = { readonly cell: (column: string, month: number) => string };
export type Sources = {
  readonly term: (key: string) => number | string;
  readonly cell: (column: string, month: number) => number;
};

const COMPARES = 1;
const ADDS = 2;
const MULTIPLIES = 3;
const RAISES = 4;
const ATOM = 5;

const inBrackets = (part: Expression, to: Addresses, month: number, least: number) =>
  part.binds < least ? `(${part.write(to, month)})` : part.write(to, month);

export const num = (value: number): Expression => ({
  write: () => String(value).toUpperCase(),
  at: () => value,
  binds: value < 0 ? ADDS : ATOM,
});

/** A figure of the terms sheet, entered or worked out there. */
export const term = (key: string): Expression => ({
  write: () => `{terms.${key}}`,
  at: (from) => Number(from.term(key)),
  binds: ATOM,
});

/** Whether a choice of the terms sheet is this word. */
export const isTerm = (key: string, word: string): Expression => ({
  write: () => `{terms.${key}}="${word}"`,
  at: (from) => (from.term(key) === word ? 1 : 0),
  binds: COMPARES,
});

/** A column of the same row. */
export const cell = (column: string): Expression => ({
  write: (to, month) => to.cell(column, month),
  at: (from, month) => from.cell(column, month),
  binds: ATOM,
});

/** A column of the row above: the month before; zero before month 0. */
export const before = (column: string): Expression => ({
  write: (to, month) => to.cell(column, month - 1),
  at: (from, month) => (month === 0 ? 0 : from.cell(column, month - 1)),
  binds: ATOM,
});

/** A formula that has no counterpart among the operations here, with its value. */
export const given = (
  write: (to: Addresses, month: number) => string,
  at: (from: Sources, month: number) => number,
): Expression => ({ write, at, binds: ATOM });

function chain(sign: string, binds: number, parts: readonly Expression[], join: (a: number, b: number) => number) {
  return {
    write: (to: Addresses, month: number) =>
      parts.map((part, i) => inBrackets(part, to, month, i === 0 ? binds : binds + 1)).join(sign),
    at: (from: Sources, month: number) => parts.map((part) => part.at(from, month)).reduce(join),
    binds: parts.length === 1 ? parts[0]!.binds : binds,
  };
}
export const add = (...parts: readonly Expression[]): Expression => chain('+', ADDS, parts, (a, b) => a + b);
export const subtract = (...parts: readonly Expression[]): Expression => chain('-', ADDS, parts, (a, b) => a - b);
export const multiply = (...parts: readonly Expression[]): Expression => chain('*', MULTIPLIES, parts, (a, b) => a * b);
export const divide = (a: Expression, b: Expression): Expression => chain('/', MULTIPLIES, [a, b], (x, y) => x / y);
export const power = (a: Expression, b: Expression): Expression => chain('^', RAISES, [a, b], (x, y) => x ** y);

function call(name: string, parts: readonly Expression[], value: (values: number[]) => number): Expression {
  return {
    write: (to, month) => `${name}(${parts.map((part) => part.write(to, month)).join(',')})`,
    at: (from, month) => value(parts.map((part) => part.at(from, month))),
    binds: ATOM,
  };
}
export const least = (...parts: readonly Expression[]): Expression =>
  call('MIN', parts, (values) => Math.min(...values));
export const most = (...parts: readonly Expression[]): Expression =>
  call('MAX', parts, (values) => Math.max(...values));
export const remainder = (a: Expression, b: Expression): Expression => call('MOD', [a, b], ([x, y]) => x! % y!);
export const wholePart = (a: Expression): Expression => call('INT', [a], ([x]) => Math.floor(x!));
export const exponential = (a: Expression): Expression => call('EXP', [a], ([x]) => Math.exp(x!));
export const both = (...parts: readonly Expression[]): Expression =>
  call('AND', parts, (values) => (values.every((value) => value !== 0) ? 1 : 0));
export const either = (...parts: readonly Expression[]): Expression =>
  call('OR', parts, (values) => (values.some((value) => value !== 0) ? 1 : 0));

const compares = (sign: string, a: Expression, b: Expression, holds: (x: number, y: number) => boolean): Expression =>
  chain(sign, COMPARES, [a, b], (x, y) => (holds(x, y) ? 1 : 0));
export const equals = (a: Expression, b: Expression): Expression => compares('=', a, b, (x, y) => x === y);
export const above = (a: Expression, b: Expression): Expression => compares('>', a, b, (x, y) => x > y);
export const atMost = (a: Expression, b: Expression): Expression => compares('<=', a, b, (x, y) => x <= y);

/** IF: only the branch that holds is reckoned. */
export const when = (condition: Expression, then: Expression, otherwise: Expression = num(0)): Expression => ({
  write: (to, month) => `IF(${[condition, then, otherwise].map((part) => part.write(to, month)).join(',')})`,
  at: (from, month) => (condition.at(from, month) !== 0 ? then : otherwise).at(from, month),
  binds: ATOM,
});

/** CHOOSE: the option whose number (from 1) it is. */
export const choose = (which: Expression, ...options: readonly Expression[]): Expression => ({
  write: (to, month) => `CHOOSE(${[which, ...options].map((part) => part.write(to, month)).join(',')})`,
  at: (from, month) => options[which.at(from, month) - 1]!.at(from, month),
  binds: ATOM,
});
