/** Owns what the runtime contract is made of: the shape of a check, and waiting, collecting and catching. */
import type { BootRuntime, Runtime, RuntimeProcess } from './runtime.ts';

/** @param message What was expected; it becomes the failure's message. */
export type Assert = (condition: boolean, message: string) => void;

export interface ContractItem {
  readonly name: string;
  /** True if it needs two runtimes at once, which a page can have of local ones only. */
  readonly needsSeveral?: boolean;
  run(boot: BootRuntime, assert: Assert): Promise<void>;
}

/** Boots a runtime for one check and disposes of it afterwards. */
export const withRuntime =
  (check: (runtime: Runtime, assert: Assert) => Promise<void>) =>
  async (boot: BootRuntime, assert: Assert): Promise<void> => {
    const runtime = await boot();
    try {
      await check(runtime, assert);
    } finally {
      await runtime.dispose();
    }
  };

const DEADLINE_MS = 15_000;

/** Waits until a condition holds. @throws If it does not within 15 s. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string | (() => string),
): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error(`Waited in vain until ${typeof what === 'string' ? what : what()}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * @param onText Told of everything so far, at each chunk.
 * @returns Everything a stream carries, when it has ended.
 */
export async function collect(
  stream: ReadableStream<string>,
  onText?: (text: string) => void,
): Promise<string> {
  let text = '';
  const write = (chunk: string): void => {
    text += chunk;
    onText?.(text);
  };
  await stream.pipeTo(new WritableStream({ write }));
  return text;
}

/** Waits until a process has printed something; its later output is taken and dropped. @returns What it printed. */
export async function untilPrinted(process: RuntimeProcess, expected: string): Promise<string> {
  let printed = '';
  void collect(process.output, (text) => {
    printed = text;
  });
  await until(
    () => printed.includes(expected),
    () => `a process prints "${expected}"; it printed: ${printed}`,
  );
  return printed;
}

/** @returns What a piece of JavaScript prints in a process of its own. */
export async function printOf(runtime: Runtime, code: string): Promise<string> {
  const process = await runtime.spawn('node', ['-e', code]);
  return await collect(process.output);
}

/** @returns What a promise is rejected with, or undefined if it is fulfilled. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return undefined;
  } catch (error) {
    return error;
  }
}
