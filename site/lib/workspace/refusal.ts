/** Owns the words for why a browser does not keep something, and for how long it may take to say so. */

/** `forbidden`: by the person's settings; `full`: no room; `slow`: no answer yet; `failing`: anything else. */
export type Refusal = 'forbidden' | 'full' | 'slow' | 'failing';

class NoAnswer extends Error {
  override name = 'NoAnswer';
}

export function refusalOf(error: unknown): Refusal {
  const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error('');
  // What Chromium says where its owner lets no site keep anything.
  if (name === 'UnknownError' && message.includes('denied permission')) return 'forbidden';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'SecurityError' || name === 'InvalidStateError') return 'forbidden';
  return name === 'NoAnswer' ? 'slow' : 'failing';
}

/** @returns the answer. @throws the answer's own error, or one that means "slow" after so many milliseconds. */
export async function patiently<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer('The browser’s storage does not answer.')), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
