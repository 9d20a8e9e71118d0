import { parentPort } from 'node:worker_threads';
import { toErrorInfo } from '../../../../src-engine/index.ts';
import { cannotSave } from '../../exports/whole-file.ts';
import { readInputs } from '../import/read-inputs.ts';
import { createChecker } from '../verify/check-task.ts';
import { makeFile } from './make-file.ts';
import type { PackReply, PackTask, TaskAnswers } from './tasks.ts';

/** The program of the thread of packs: does what it is asked, one thing after the other. */
export function serveTasks(): void {
  const port = parentPort!;
  const post = (reply: PackReply) => port.postMessage(reply);
  const onStep = (step: string, doneFraction: number) => post({ kind: 'step', step, doneFraction });

  const checker = createChecker();

  async function answer(task: PackTask): Promise<TaskAnswers[keyof TaskAnswers]> {
    switch (task.task) {
      case 'make':
        return makeFile(task.file, task.path, onStep).catch((error: unknown) => {
          throw cannotSave(task.path.replace(/\.part$/, ''), error); // the name that the user knows
        });
      case 'open':
        return checker.open(task.path);
      case 'compare':
        return checker.compare(task.pack);
      case 'inputs':
        return readInputs(task.path, task.document);
    }
  }
  port.on('message', (task: PackTask) => {
    answer(task).then(
      (value) => post({ kind: 'done', answer: value }),
      (error: unknown) => post({ kind: 'failed', error: toErrorInfo(error) }),
    );
  });
}
