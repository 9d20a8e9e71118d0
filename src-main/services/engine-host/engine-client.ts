import {
  AppError,
  fromEngineSchema,
  fromErrorInfo,
  type FromEngine,
  type Inspection,
  type InsightRequest,
  type InsightResult,
  type Job,
  type MeanFlows,
  type PackedChunk,
  type PartialView,
  type PathReplay,
  type PooledCohorts,
  type PreviewView,
  type Progress,
  type RegistryAnswer,
  type RegistryJob,
  type RegistryReplay,
  type RunAnswer,
  type ToEngine,
} from '../../../src-engine/index.ts';
import { engineEnded, engineHung, engineUnreadable } from './engine-failure.ts';
import type { EngineProcess } from './engine-process.ts';

export type { EngineProcess } from './engine-process.ts';

export type RunHandle<Answer = RunAnswer> = {
  readonly answer: Promise<{ readonly cancelled: boolean; readonly answer: Answer }>;
  cancel(): void;
};

/** A run whose chunks are handed over while it goes on. */
export type ChunkedRunHandle = RunHandle & { pause(): void; resume(): void };

export type ChunkedRun = {
  readonly job: Job;
  readonly workers: number;
  /** Chunks that are done already: they are not simulated again. */
  readonly brought: readonly PackedChunk[];
  readonly onProgress: (progress: Progress, partial: PartialView | null) => void;
  readonly onChunks: (chunks: readonly PackedChunk[]) => void;
};

/** What the engine says about itself when it serves. */
export type EngineFacts = { readonly engineVersion: string; readonly kernelHash: string };

type Waiting = {
  readonly onProgress: (progress: Progress, partial: PartialView | null) => void;
  readonly onChunks: (chunks: readonly PackedChunk[]) => void;
  readonly resolve: (message: { cancelled: boolean; outcome: unknown }) => void;
  readonly reject: (error: AppError) => void;
};

/** Chunks in one message to the engine: about 2 MB. */
const BROUGHT_AT_ONCE = 16;
/** Silence allowed before the first sign of life: the process has to start. Milliseconds. */
const START_QUIET_MS = 20_000;
const nobody = () => undefined;

/**
 * Speaks with one engine process. When it dies, says what nobody knows or is found silent, it is ended, and everything under
 * way and asked for later fails with the reason.
 */
export function createEngineClient(engine: EngineProcess) {
  const waiting = new Map<string, Waiting>();
  let nextId = 1;
  let gone: AppError | null = null;
  const sign = { atMs: performance.now(), quietMs: START_QUIET_MS };
  const ready = Promise.withResolvers<EngineFacts>();
  const end = Promise.withResolvers<AppError>();
  ready.promise.catch(nobody); // a command does not wait for it

  engine.onMessage((raw) => {
    const parsed = fromEngineSchema.safeParse(raw);
    sign.atMs = performance.now();
    if (parsed.success) receive(parsed.data);
    else lose(engineUnreadable());
  });
  engine.onExit((code, about) => lose(engineEnded(code, about)));

  function receive(message: FromEngine): void {
    if (message.type === 'ready') return ready.resolve(message);
    if (message.type === 'beat') return void (sign.quietMs = message.quietMs);
    const entry = waiting.get(message.runId);
    if (entry === undefined) return;
    if (message.type === 'progress') entry.onProgress(message.progress, message.partial ?? null);
    else if (message.type === 'chunks') entry.onChunks(message.chunks);
    else {
      waiting.delete(message.runId);
      if (message.type === 'failed') entry.reject(fromErrorInfo(message.error));
      else entry.resolve({ cancelled: message.type === 'cancelled', outcome: message.outcome });
    }
  }

  function lose(error: AppError): void {
    if (gone !== null) return;
    gone = error;
    engine.kill();
    for (const entry of waiting.values()) entry.reject(error);
    waiting.clear();
    ready.reject(error);
    end.resolve(error);
  }

  function ask(
    message: ToEngine,
    onProgress: Waiting['onProgress'] = nobody,
    onChunks: Waiting['onChunks'] = nobody,
  ): Promise<{ cancelled: boolean; outcome: unknown }> {
    return new Promise((resolve, reject) => {
      if (gone) return reject(gone);
      waiting.set(message.runId, { onProgress, onChunks, resolve, reject });
      engine.post(message);
    });
  }

  function handle<Answer>(runId: string, reply: Promise<{ cancelled: boolean; outcome: unknown }>): RunHandle<Answer> {
    const answer = reply.then(({ cancelled, outcome }) => ({
      cancelled,
      answer: outcome as Answer, // our own process wrote it: see protocol.ts
    }));
    return { answer, cancel: () => engine.post({ type: 'cancel', runId }) };
  }

  function bring(runId: string, chunks: readonly PackedChunk[]): void {
    for (let from = 0; from < chunks.length; from += BROUGHT_AT_ONCE)
      engine.post({ type: 'bring', runId, chunks: chunks.slice(from, from + BROUGHT_AT_ONCE) });
  }

  return {
    /** @param full with the detail that a stored result has */
    run(
      job: Job,
      workers: number,
      keepRows: boolean,
      onProgress: (progress: Progress) => void,
      full = false,
    ): RunHandle {
      const runId = `run-${nextId++}`;
      return handle(runId, ask({ type: 'run', runId, job, workers, keepRows, full }, onProgress));
    },
    runRegistry(
      job: RegistryJob,
      workers: number,
      keepRows: boolean,
      onProgress: (progress: Progress) => void,
    ): RunHandle<RegistryAnswer> {
      const runId = `run-${nextId++}`;
      return handle(runId, ask({ type: 'run-registry', runId, job, workers, keepRows }, onProgress));
    },
    async replayRegistry(job: RegistryJob, path: number): Promise<RegistryReplay> {
      const runId = `replay-${nextId++}`;
      const reply = await ask({ type: 'replay-registry', runId, job, path });
      return reply.outcome as RegistryReplay;
    },
    async replay(job: Job, path: number): Promise<PathReplay> {
      const runId = `replay-${nextId++}`;
      const reply = await ask({ type: 'replay', runId, job, path });
      return reply.outcome as PathReplay;
    },
    insight(
      job: Job,
      request: InsightRequest,
      onProgress: (progress: Progress) => void,
    ): { readonly answer: Promise<InsightResult>; cancel(): void } {
      const runId = `insight-${nextId++}`;
      const answer = ask({ type: 'insight', runId, job, request }, onProgress).then(
        (reply) => reply.outcome as InsightResult,
      );
      return { answer, cancel: () => engine.post({ type: 'cancel', runId }) };
    },
    /** Means of the flows of the first `paths` paths. A cancelled one fails with `run/cancelled`. */
    meanFlows(
      job: Job,
      paths: number,
      onProgress: (progress: Progress) => void,
    ): { readonly answer: Promise<MeanFlows>; cancel(): void } {
      const runId = `means-${nextId++}`;
      const answer = ask({ type: 'mean-flows', runId, job, paths }, onProgress).then(
        (reply) => reply.outcome as MeanFlows,
      );
      return { answer, cancel: () => engine.post({ type: 'cancel', runId }) };
    },
    /** Cohorts and concentration of an insight alone. */
    pooledCohorts(
      job: Job,
      request: InsightRequest,
      onProgress: (progress: Progress) => void,
    ): { readonly answer: Promise<PooledCohorts>; cancel(): void } {
      const runId = `cohorts-${nextId++}`;
      const answer = ask({ type: 'insight', runId, job, request, cohortsOnly: true }, onProgress).then(
        (reply) => reply.outcome as PooledCohorts,
      );
      return { answer, cancel: () => engine.post({ type: 'cancel', runId }) };
    },
    /** A run with its detail, whose chunks are handed over as they finish. */
    runChunked({ job, workers, brought, onProgress, onChunks }: ChunkedRun): ChunkedRunHandle {
      const runId = `run-${nextId++}`;
      bring(runId, brought);
      const message = { type: 'run', runId, job, workers, keepRows: true, chunks: true, full: true } as const;
      return {
        ...handle<RunAnswer>(runId, ask(message, onProgress, onChunks)),
        pause: () => engine.post({ type: 'pause', runId }),
        resume: () => engine.post({ type: 'resume', runId }),
      };
    },
    /** The answer of a run that was cut off after these chunks; given beside a run that is under way. */
    async summarise(job: Job, brought: readonly PackedChunk[]): Promise<RunAnswer> {
      const runId = `part-${nextId++}`;
      bring(runId, brought);
      const flags = { keepRows: true, chunks: true, full: true, broughtOnly: true } as const;
      return (await ask({ type: 'run', runId, job, workers: 1, ...flags })).outcome as RunAnswer;
    },
    async inspect(job: Job): Promise<Inspection> {
      return (await ask({ type: 'inspect', runId: `inspect-${nextId++}`, job })).outcome as Inspection;
    },
    /** Of previews of one scope that wait, only the latest is computed; the others fail with `run/cancelled`. */
    async preview(job: Job, scope: string): Promise<PreviewView> {
      return (await ask({ type: 'preview', runId: `preview-${nextId++}`, job, scope })).outcome as PreviewView;
    },
    /** Fulfilled when the process serves; rejected when it ends before. */
    ready: ready.promise,
    /** Fulfilled with the reason when the process is lost. */
    end: end.promise,
    /** How long ago the last sign of life came, and how long the process said that it may be silent, milliseconds. */
    silence: () => ({ forMs: performance.now() - sign.atMs, allowedMs: sign.quietMs }),
    /** Ends a process that is silent for too long. */
    endHung: () => lose(engineHung(Math.round((performance.now() - sign.atMs) / 1000))),
    close: () => engine.kill(),
  };
}
export type EngineClient = ReturnType<typeof createEngineClient>;
