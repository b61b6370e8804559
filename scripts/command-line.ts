/** Owns what commands with options have in common: reading them, saying how they are used, and refusing what is wrong. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Ends the command with this message. */
export const fail: (message: string) => never = (message) => {
  console.error(message);
  process.exit(1);
};

/**
 * Reads the options. With `--help` it prints how the command is used and ends it.
 * @param usage What is printed then, and below whatever is wrong with the options.
 */
export function readCommandLine<const Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  if (process.argv.slice(2).includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** @param option Its name, to be said where it is none. */
export function wholeNumber(option: string, given: string | undefined): number {
  const number = Number(given);
  return Number.isInteger(number) && number >= 1
    ? number
    : fail(`--${option} takes a whole number from 1, not ${JSON.stringify(given)}.`);
}
