/** Owns the environment that a learner's process gets: what Node needs, and none of this machine's secrets. */
import { delimiter, dirname, join } from 'node:path';

// Windows cannot start programs without these.
const NEEDED = ['SystemRoot', 'SystemDrive', 'ComSpec', 'PATHEXT', 'LANG', 'TZ'];
// Would load foreign code into the process, or take Next's root and Node away from it.
const WITHHELD = /^(NODE_OPTIONS|PATH|HOME|USERPROFILE|LD_.*|DYLD_.*|LAB_PARENT|LAB_MARK|LAB_PORTS_FD)$/i;

/**
 * @param home The session's scratch folder, with a folder `tmp` in it. It must not lie inside the folder that holds
 *   `node_modules`: Next never takes the home folder or one above it as a project's root.
 * @param wanted The caller's own variables; those that would change how Node itself starts are left out.
 */
export function childEnvironment(
  home: string,
  wanted: Readonly<Record<string, string>>,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const name of NEEDED) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  for (const [name, value] of Object.entries(wanted)) if (!WITHHELD.test(name)) environment[name] = value;
  const system = process.platform === 'win32' ? (process.env.Path ?? '') : '/usr/local/bin:/usr/bin:/bin';
  const temporary = join(home, 'tmp');
  return {
    LANG: 'C.UTF-8',
    ...environment,
    PATH: [dirname(process.execPath), system].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  };
}
