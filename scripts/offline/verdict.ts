/** Owns what the page of an offline check and the program that opened it say to each other. */
import * as z from 'zod';
import type { Contents } from '../../site/lib/runtime/local/protocol.ts';

/** What the page is to judge: the learner's app as it lies in the folder, with the sandbox server. */
export type Task = Readonly<Record<string, Contents>>;

export const TASK_PATH = '/task.json';
export const VERDICT_PATH = '/verdict';

/** One check's result, without its evidence. */
const result = z.object({
  id: z.string(),
  title: z.string(),
  status: z.enum(['pass', 'fail', 'error']),
  /** Empty for a pass. */
  message: z.string(),
});

/** What came of it: results, one for each check, or why nothing could be judged. */
export const verdict = z.union([z.object({ results: z.array(result) }), z.object({ problem: z.string() })]);

export type Result = z.infer<typeof result>;
export type Verdict = z.infer<typeof verdict>;
