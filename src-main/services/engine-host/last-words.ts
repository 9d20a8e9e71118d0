import type { Readable } from 'node:stream';

const KEPT_CHARACTERS = 8000;

/** Drains an output of a process and keeps its end, so that a flood fills neither a pipe nor memory. */
export function keepLastWords(stream: Readable | null): () => string {
  let words = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (text: string) => {
    words = (words + text).slice(-KEPT_CHARACTERS);
  });
  stream?.on('error', () => undefined); // a broken pipe: the process is gone, and says so by its exit
  return () => words;
}
