const KEPT_CHARACTERS = 8000;

/** Drains an output of a process and keeps its end, so that a flood fills neither a pipe nor memory. */
export function keepLastWords(stream: NodeJS.ReadableStream | null): () => string {
  let words = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (text: string | Buffer) => {
    words = (words + text.toString()).slice(-KEPT_CHARACTERS);
  });
  stream?.on('error', () => undefined); // a broken pipe: the process is gone, and says so by its exit
  return () => words;
}
