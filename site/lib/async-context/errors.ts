/** Owns the errors for wrong arguments: of the class and with the `code` that Node's own have, since programs read those. */
import { inspect } from 'node:util';

/** @returns An error like Node's ERR_INVALID_ARG_TYPE. @param expected Words that follow "must be". */
export const invalidArgument = (name: string, expected: string, actual: unknown): TypeError =>
  Object.assign(new TypeError(`The "${name}" argument must be ${expected}. Received ${inspect(actual)}`), {
    code: 'ERR_INVALID_ARG_TYPE',
  });

/** @returns An error like Node's ERR_INVALID_ASYNC_ID. */
export const invalidAsyncId = (name: string, actual: unknown): RangeError =>
  Object.assign(new RangeError(`Invalid ${name} value: ${String(actual)}`), { code: 'ERR_INVALID_ASYNC_ID' });

/** @throws ERR_INVALID_ARG_TYPE if it is not a function. */
export function assertFunction(
  value: unknown,
  name: string,
): asserts value is (...args: unknown[]) => unknown {
  if (typeof value !== 'function') throw invalidArgument(name, 'of type function', value);
}
