import { z } from 'zod';

/** What a run was made of: equal identities give equal results. */
export type RunIdentity = {
  readonly engineVersion: string;
  readonly scenarioName: string;
  readonly scenarioHash: string;
  readonly dataHashes: Readonly<Record<string, string>>;
  readonly seed: string;
  readonly mode: string;
};

/** How much was asked for, how much was done, and a hash over all of it. */
export type RunExtent = {
  readonly pathsAsked: number;
  readonly pathsCompleted: number;
  readonly resultHash: string;
};

/** SHA-256 in hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

const provenance = {
  engineVersion: z.string(),
  dataHashes: z.record(z.string(), hashSchema),
  seed: z.string(),
  mode: z.enum(['monteCarlo', 'antithetic', 'sobol', 'deterministic']),
  pathsAsked: z.int().min(1),
  pathsCompleted: z.int().min(0),
  resultHash: hashSchema,
};

/** Manifest of a run, and of a registry of funds. Strict. */
export const runManifestSchema = z.strictObject({ scenarioName: z.string(), scenarioHash: hashSchema, ...provenance });
export const registryManifestSchema = z.strictObject({
  registryName: z.string(),
  registryHash: hashSchema,
  ...provenance,
});
