/** Owns starting a shell in a session, whether there can be one, and what is said to its host (shell-host.ts). */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { TerminalSize } from '../../site/lib/runtime/runtime.ts';
import { type Child, type ChildOptions, startChild } from './child.ts';

const HOST = fileURLToPath(new URL('./shell-host.ts', import.meta.url));
const PACKAGE = '@lydell/node-pty';

const size = z.int().min(2).max(1000);
const line = z.union([
  z.object({ kind: z.literal('typed'), text: z.string() }),
  z.object({ kind: z.literal('resized'), columns: size, rows: size }),
]);
type ShellLine = z.infer<typeof line>;

/** @returns What a line of the host's input asks for; null if it is none of ours. */
export function parseShellLine(text: string): ShellLine | null {
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const lineOf = (asked: ShellLine): string => `${JSON.stringify(asked)}\n`;

export interface Shell extends Child {
  resize(size: TerminalSize): void;
}

/**
 * @param platform As Node names it, with the processor: "linux-x64".
 * @returns Why there can be no shell here, in words for the learner; null if there can.
 */
export function whyNoShell(
  platform = `${process.platform}-${process.arch}`,
  has: (name: string) => boolean = isInstalled,
): string | null {
  if (platform.startsWith('win32'))
    return 'There is no shell on Windows yet. A terminal of your own can be used beside the lesson.';
  if (has(PACKAGE) && has(`${PACKAGE}-${platform}/package.json`)) return null;
  return `There is no shell, since the optional package ${PACKAGE} is not installed for this system (${platform}). Run npm install again, then npm start; everything else works without it.`;
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a shell with all that holds for a session's processes.
 * @throws If there can be none here, with the reason.
 */
export async function startShell(
  options: Omit<ChildOptions, 'args'>,
  { columns, rows }: TerminalSize,
): Promise<Shell> {
  const why = whyNoShell();
  if (why !== null) throw new Error(why);
  const child = await startChild({ ...options, args: [HOST, String(columns), String(rows)] });
  return {
    ...child,
    input: (text) => child.input(lineOf({ kind: 'typed', text })),
    resize: (to) => child.input(lineOf({ kind: 'resized', ...to })),
  };
}
