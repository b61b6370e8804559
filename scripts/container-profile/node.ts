/** Owns how the container profile starts Node: as a WebContainer would run it, so far as Next.js can tell. */
import { fileURLToPath } from 'node:url';

const EMULATE = fileURLToPath(new URL('./emulate.cjs', import.meta.url));

/** The arguments that come before the script: no native add-ons, no native async context, no network. */
export const containerNodeArguments = (): string[] => ['--no-addons', '--require', EMULATE];
