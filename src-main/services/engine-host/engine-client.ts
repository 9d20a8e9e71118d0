import {
  AppError,
  fromEngineSchema,
  fromErrorInfo,
  type InsightRequest,
  type InsightResult,
  type Job,
  type PathReplay,
  type PooledCohorts,
  type Progress,
  type RegistryAnswer,
  type RegistryJob,
  type RegistryReplay,
  type RunAnswer,
  type ToEngine,
} from '../../../src-engine/index.ts';

/** What a host must give: a process that takes and gives messages. A forked child, a utility process, or a pair of functions in a test. */
export interface EngineProcess {
  post(message: ToEngine): void;
  onMessage(listener: (message: unknown) => void): void;
  /** `code` is null when a signal ended the process. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

export type RunHandle<Answer = RunAnswer> = {
  readonly answer: Promise<{ readonly cancelled: boolean; readonly answer: Answer }>;
  cancel(): void;
};

type Waiting = {
  readonly onProgress: (progress: Progress) => void;
  readonly resolve: (message: { cancelled: boolean; outcome: unknown }) => void;
  readonly reject: (error: AppError) => void;
};

/** Speaks with one engine process. When it dies, everything under way fails with `engine/crashed`. */
export function createEngineClient(engine: EngineProcess) {
  const waiting = new Map<string, Waiting>();
  let nextId = 1;
  let gone: AppError | null = null;

  engine.onMessage((raw) => {
    const message = fromEngineSchema.parse(raw);
    if (message.type === 'ready') return;
    const entry = waiting.get(message.runId);
    if (entry === undefined) return;
    if (message.type === 'progress') entry.onProgress(message.progress);
    else {
      waiting.delete(message.runId);
      if (message.type === 'failed') entry.reject(fromErrorInfo(message.error));
      else entry.resolve({ cancelled: message.type === 'cancelled', outcome: message.outcome });
    }
  });
  engine.onExit((code) => {
    gone = new AppError(
      'engine/crashed',
      `The engine process ended (${code === null ? 'by a signal' : `code ${code}`}).`,
      { code },
      [
        {
          path: '',
          message: 'No result was made.',
          remedy: 'Run it again; with too little memory, use fewer workers.',
        },
      ],
    );
    for (const entry of waiting.values()) entry.reject(gone);
    waiting.clear();
  });

  function ask(message: ToEngine, onProgress: (progress: Progress) => void) {
    return new Promise<{ cancelled: boolean; outcome: unknown }>((resolve, reject) => {
      if (gone) return reject(gone);
      waiting.set(message.runId, { onProgress, resolve, reject });
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

  return {
    run(job: Job, workers: number, keepRows: boolean, onProgress: (progress: Progress) => void): RunHandle {
      const runId = `run-${nextId++}`;
      return handle(runId, ask({ type: 'run', runId, job, workers, keepRows }, onProgress));
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
      const reply = await ask({ type: 'replay-registry', runId, job, path }, () => undefined);
      return reply.outcome as RegistryReplay;
    },
    async replay(job: Job, path: number): Promise<PathReplay> {
      const runId = `replay-${nextId++}`;
      const reply = await ask({ type: 'replay', runId, job, path }, () => undefined);
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
    close: () => engine.kill(),
  };
}
export type EngineClient = ReturnType<typeof createEngineClient>;
