import { z } from 'zod';

/** A method that answers once. */
export type Call = { readonly kind: 'call'; readonly input: z.ZodType; readonly output: z.ZodType };
/** A method that answers many times until one side stops. */
export type Stream = { readonly kind: 'stream'; readonly input: z.ZodType; readonly output: z.ZodType };
export type Contract = Readonly<Record<string, Call | Stream>>;

export const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'call', input, output }) as const;
export const stream = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) =>
  ({ kind: 'stream', input, output }) as const;

/** A value that our own engine or store has made: its type is known, and it is not read again field by field. */
export const own = <T>() => z.custom<T>((value) => value !== undefined);

/** What a handler takes and gives; the caller's stop reaches it through the signal. Failures are thrown as AppError. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends Stream
    ? (input: z.output<C[K]['input']>, signal: AbortSignal) => AsyncIterable<z.input<C[K]['output']>>
    : (
        input: z.output<C[K]['input']>,
        signal: AbortSignal,
      ) => z.input<C[K]['output']> | Promise<z.input<C[K]['output']>>;
};

/** The same methods as a caller sees them. A failure rejects with the AppError of the other side. */
export type Client<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends Stream
    ? (input: z.input<C[K]['input']>) => AsyncGenerator<z.output<C[K]['output']>, void>
    : (input: z.input<C[K]['input']>, options?: { signal?: AbortSignal }) => Promise<z.output<C[K]['output']>>;
};
