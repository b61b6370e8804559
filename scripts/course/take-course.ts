/** Owns taking --course out of arguments that are passed on to another program. Pure. */

export interface TakenCourse {
  readonly given: string | undefined;
  readonly rest: readonly string[];
}

/** Reads `--course DIR` and `--course=DIR`; of several the last one holds. */
export function takeCourse(args: readonly string[]): TakenCourse {
  const rest: string[] = [];
  let given: string | undefined;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--course') given = args[++at];
    else if (arg.startsWith('--course=')) given = arg.slice('--course='.length);
    else rest.push(arg);
  }
  return { given, rest };
}
