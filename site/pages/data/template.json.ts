/** Serves the app that every lesson overlays: every text file of sandbox-template, with the lab's own hidden folder. */
import type { APIRoute } from 'astro';
import { filesBelow } from '../../lib/course/folders.ts';

const files = import.meta.glob<string>(
  [
    '/sandbox-template/**/*',
    '!/sandbox-template/**/*.test.ts',
    '!/sandbox-template/node_modules/**',
    '!/sandbox-template/README.md',
    '!/sandbox-template/package-lock.json',
    '!/sandbox-template/next-env.d.ts',
    '!/sandbox-template/*.tsbuildinfo',
  ],
  { query: '?raw', import: 'default', eager: true },
);
// A glob skips folders that start with a dot.
const lab = import.meta.glob<string>('/sandbox-template/.lab/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const GET: APIRoute = () => Response.json(filesBelow({ ...files, ...lab }, '/sandbox-template'));
