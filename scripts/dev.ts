/** `npm run dev`: for instructors. Astro's development server with live sandboxes; edits to lessons reach the open page. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildSandbox } from './build-sandbox.ts';
import { root } from './site/paths.ts';

await buildSandbox();
const astro = spawn(
  process.execPath,
  [join(root, 'node_modules/astro/bin/astro.mjs'), 'dev', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => astro.kill(signal));
astro.on('exit', (code) => process.exit(code ?? 0));
