/**
 * Owns proving what a lesson's quizzes say that code prints: each is run in plain Node, in a process of its own that may
 * neither read nor write files nor start others, and its output compared. That keeps an author from accidents; it is no wall
 * around code that nobody trusts: nothing keeps it from the network, or from signalling another process.
 */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import type { LessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { asPrinted } from '../../site/lib/course/quiz.ts';

const TIME_LIMIT_MS = 5000;
/** Characters. An author's `output` may have 2000. */
const MOST_OUTPUT = 10_000;

type Run =
  | { readonly kind: 'printed'; readonly output: string }
  | { readonly kind: 'stopped'; readonly why: string };

/**
 * Runs a TypeScript module, given on stdin, without anything of this process's environment.
 * @returns what it wrote to stdout, or why it came to no good end.
 */
export async function runSnippet(code: string, timeLimit = TIME_LIMIT_MS): Promise<Run> {
  const child = spawn(process.execPath, ['--permission', '--input-type=module-typescript', '-'], {
    cwd: tmpdir(),
    env: { NO_COLOR: '1' },
    stdio: 'pipe',
  });
  let [output, errors, why] = ['', '', ''];
  const stop = (reason: string): void => {
    why ||= reason;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(stop, timeLimit, `it did not end within ${timeLimit / 1000} seconds`);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.length > MOST_OUTPUT) stop(`it printed more than ${MOST_OUTPUT} characters`);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(0, MOST_OUTPUT);
  });
  // A process that ends before it has read everything is told of by its exit.
  child.stdin.on('error', () => {});
  child.stdin.end(code);
  const status = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      why ||= error.message;
      resolve(null);
    });
    child.once('close', (exit) => resolve(exit));
  });
  clearTimeout(timer);
  if (why) return { kind: 'stopped', why };
  if (status === 0) return { kind: 'printed', output };
  const [said = `it ended with ${status}`] = /^\w*Error\b.*$/m.exec(errors) ?? [];
  return { kind: 'stopped', why: said };
}

/** What does not hold of the outputs that a lesson's quizzes declare, in words; nothing if all do. */
export async function predictionProblems({ quizzes }: Pick<LessonFrontMatter, 'quizzes'>): Promise<string[]> {
  const problems: string[] = [];
  for (const [id, quiz] of Object.entries(quizzes)) {
    if (quiz.kind !== 'predict') continue;
    const run = await runSnippet(quiz.code);
    if (run.kind === 'stopped')
      problems.push(`quizzes.${id}: its code could not be run to its end: ${run.why}`);
    else if (asPrinted(run.output) !== asPrinted(quiz.output))
      problems.push(
        `quizzes.${id}: its code prints ${JSON.stringify(asPrinted(run.output))} and not ${JSON.stringify(asPrinted(quiz.output))}.`,
      );
  }
  return problems;
}
