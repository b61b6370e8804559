/** Owns waiting for a page to call an action, and saying so when it does not. */
import { CheckFailure } from './outcome.ts';

/** How long a page may take from a click to the end of the call. */
const CALL_MAY_TAKE_MS = 10_000;

/**
 * What `call` comes to.
 * @throws {CheckFailure} if it has not come in ten seconds: the page was used, and it did not call the action.
 */
export async function expectCall<T>(action: string, call: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new CheckFailure(`The page was used, and it did not call ${action}.`, `a call of ${action}`)),
      CALL_MAY_TAKE_MS,
    );
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
