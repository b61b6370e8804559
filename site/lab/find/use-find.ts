/** Owns asking the worker, and giving up an expression that takes too long. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FindQuery, Found } from './find.ts';
import type { FindRequest } from './worker.ts';
import FindWorker from './worker.ts?worker';

const PATIENCE_MS = 2000;

/** `too-slow`: the expression was given up. */
export type Finding = Found | { readonly kind: 'too-slow' };

interface Answer {
  readonly number: number;
  readonly found: Found;
}

interface Answered {
  readonly finding: Finding;
  readonly query: FindQuery | null;
}

/** What is found now; what was found last, until there is an answer. */
export function useFind(
  files: FindRequest['files'],
  query: FindQuery,
): { readonly finding: Finding; readonly isCurrent: boolean } {
  const [{ finding, query: answered }, setAnswered] = useState<Answered>({
    finding: { kind: 'nothing-asked' },
    query: null,
  });
  const worker = useRef<Worker | null>(null);
  const requests = useRef(0);

  useEffect(() => {
    const number = ++requests.current;
    worker.current ??= new FindWorker();
    const asked = worker.current;
    let isAnswered = false;
    const giveUp = (): void => {
      asked.terminate();
      worker.current = null;
    };
    const timer = setTimeout(() => {
      isAnswered = true;
      giveUp();
      setAnswered({ finding: { kind: 'too-slow' }, query });
    }, PATIENCE_MS);
    const onMessage = ({ data }: MessageEvent<Answer>): void => {
      if (data.number !== number) return;
      isAnswered = true;
      clearTimeout(timer);
      setAnswered({ finding: data.found, query });
    };
    asked.addEventListener('message', onMessage);
    const request: FindRequest = { number, files, query };
    asked.postMessage(request);
    return () => {
      clearTimeout(timer);
      asked.removeEventListener('message', onMessage);
      // Nobody waits for it any more, and the next question should not either.
      if (!isAnswered) giveUp();
    };
  }, [files, query]);

  useEffect(() => () => worker.current?.terminate(), []);
  return { finding, isCurrent: answered === query };
}
