/** Serves the lockfile of the template, with which a playground that is taken home installs the same packages. */
import type { APIRoute } from 'astro';
import lockfile from '../../../sandbox-template/package-lock.json?raw';

export const GET: APIRoute = () =>
  new Response(lockfile, { headers: { 'content-type': 'application/json' } });
