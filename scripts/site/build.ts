/** Owns building the site when it is not up to date, and knowing when that is: by a hash of everything that goes in. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { buildSandbox } from '../build-sandbox.ts';
import { COURSE_VARIABLE, type Course, openCourse, siteFolderOf } from '../course/course.ts';
import { buildDownloads } from '../offline/downloads.ts';
import { ensureTypes, TYPES_PATH } from '../types/ensure.ts';
import { readBuiltSite } from './built-site.ts';
import { headerFiles } from './header-files.ts';
import { inputFiles } from './input-files.ts';
import { loadEditorSheetsLate } from './lazy-styles.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { root } from './paths.ts';
import { buildPictures } from './pictures/build.ts';
import { buildSearchIndex } from './search-index.ts';
import { writeServiceWorker } from './service-worker.ts';

const INPUTS = [
  'course.config.ts',
  'site',
  'lessons',
  'playground-examples',
  'sandbox-template',
  'scripts/build-sandbox.ts',
  'scripts/local-runtime',
  'scripts/authoring/front-matter.ts',
  'scripts/course',
  'scripts/offline',
  'scripts/site',
  'scripts/types',
  'scripts/verify/lessons.ts',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
];
const STAMPS = join(root, 'node_modules/.cache/server-actions-lab');
/** What astro.config.mjs reads. */
const SETTINGS = ['LAB_RUNTIME', 'LAB_WEBCONTAINER_API_KEY'];

/** The course's own folder, as a path from the project's root, where `INPUTS` do not have it. */
const courseInputs = ({ isOurs, folder }: Course): string[] =>
  isOurs ? [] : [relative(root, folder).split(sep).join('/')];

const hashInputs = async (
  course: Course,
  base: string,
  site: string | null,
  embeddedBy: readonly string[],
): Promise<string> => {
  const files = (
    await Promise.all([...INPUTS, ...courseInputs(course)].map((path) => inputFiles(root, path)))
  )
    .flat()
    .sort();
  const settings = SETTINGS.map((name) => process.env[name] ?? null);
  const about = [process.version, course.folder, base, site, embeddedBy, settings];
  const hash = createHash('sha256').update(JSON.stringify(about));
  for (const file of files) hash.update(`\0${file}\0`).update(await readFile(join(root, file)));
  return hash.digest('hex');
};

/** A test runner's own, or the shell's; Astro would build with them what it is not told otherwise. */
const NOT_OURS = /^(BASE_URL|DEV|MODE|NODE_ENV|PROD|SSR|VITEST.*)$/;

const buildEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_OURS.test(name))),
  ASTRO_TELEMETRY_DISABLED: '1',
});

/** Runs `astro build`. @throws with its last lines if it fails. */
const runAstroBuild = ({
  course,
  base,
  site,
  folder,
  quiet,
  build,
}: Required<Omit<BuildOptions, 'force' | 'embeddedBy'>> & { readonly build: string }): Promise<void> =>
  new Promise((resolve, reject) => {
    const program = join(root, 'node_modules/astro/bin/astro.mjs');
    const origin = site === null ? [] : ['--site', site];
    const astro = spawn(process.execPath, [program, 'build', '--base', base, '--outDir', folder, ...origin], {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...buildEnvironment(), LAB_BUILD: build, [COURSE_VARIABLE]: course.folder },
    });
    let tail = '';
    const keep = (chunk: Buffer): void => {
      tail = (tail + chunk.toString()).slice(-6000);
    };
    astro.stdout?.on('data', keep);
    astro.stderr?.on('data', keep);
    astro.once('error', reject);
    astro.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The site did not build.\n${tail}`)),
    );
  });

/**
 * Reads a path under which a site is to lie: `lab`, `/lab` and `/lab/` are the same.
 * @returns It with a slash at both ends; "/" if there is none.
 * @throws if it has characters that an address would have to escape.
 */
export function parseBase(given: string | undefined): string {
  const path = (given ?? '').replace(/^\/+|\/+$/g, '');
  if (path === '') return '/';
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(path))
    throw new Error(
      `The base should be a path of letters, digits, "-", "_" and ".", like /lab/, not ${JSON.stringify(given)}.`,
    );
  return `/${path}/`;
}

/**
 * Reads where a site is to be found: `https://lab.example.com`.
 * @returns It without a slash at the end; null if nothing is given.
 * @throws if it is not the address of a host alone.
 */
export function parseSite(given: string | undefined): string | null {
  if (given === undefined || given === '') return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !/^https?:$/.test(url.protocol) || !/^\/?$/.test(given.slice(url.origin.length)))
    throw new Error(
      `The site should be the address of a host, like https://lab.example.com, not ${JSON.stringify(given)}. A path is told with --base.`,
    );
  return url.origin;
}

/**
 * Reads whose pages may embed the site: origins with spaces between, `https://*.example.com`, or `*` for everybody's.
 * @returns what a policy names; empty if nothing is given.
 * @throws if one is none.
 */
export function parseEmbeddedBy(given: string | undefined): string[] {
  const origins = (given ?? '').split(/\s+/).filter(Boolean);
  const wrong = origins.find(
    (origin) => !/^(\*|https?:\/\/(\*\.)?[\w-]+(\.[\w-]+)*(:(\d+|\*))?)$/.test(origin),
  );
  if (wrong !== undefined)
    throw new Error(
      `Who may embed the site should be origins like https://docs.example.com, or *, not ${JSON.stringify(wrong)}.`,
    );
  return origins.length > 0 ? ["'self'", ...origins] : [];
}

export interface BuildOptions {
  /** The course of the site, in which nothing is wrong; ours unless it is given. */
  readonly course?: Course;
  /** Build in any case. */
  readonly force?: boolean;
  /** Print only what goes wrong. */
  readonly quiet?: boolean;
  /** The path of the host under which the site will lie, as {@link parseBase} gives it. */
  readonly base?: string;
  /** The host on which it will lie, as {@link parseSite} gives it; without it pages name no address of their own. */
  readonly site?: string | null;
  /** Whose pages may embed it, as {@link parseEmbeddedBy} gives it; by default nobody's. */
  readonly embeddedBy?: readonly string[];
  /** Where the site is built; by default where {@link siteFolderOf} says. */
  readonly folder?: string;
}

/**
 * Builds the site, with the index of its search, every lesson as a zip, the service worker that keeps it all and the headers that its hosts should send, unless that has been done from exactly these sources.
 * @returns whether anything was built.
 */
export async function buildSite(options: BuildOptions): Promise<boolean> {
  const { course = await openCourse() } = options;
  const { folder = siteFolderOf(course) } = options;
  const stamp = join(STAMPS, `built-from-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`);
  // Two that write into the same folder would leave half of each; the second finds what the first has built.
  const tell = (): void => console.log('Another program builds the site; waiting for it …');
  return await oneAtATime(`${stamp}.lock`, tell, () => buildInto(folder, stamp, { ...options, course }));
}

async function buildInto(
  folder: string,
  stamp: string,
  {
    course,
    force = false,
    quiet = false,
    base = '/',
    site = null,
    embeddedBy = [],
  }: BuildOptions & { readonly course: Course },
): Promise<boolean> {
  await buildSandbox();
  const inputs = await hashInputs(course, base, site, embeddedBy);
  const built = await readFile(stamp, 'utf8').catch(() => '');
  if (!force && built === inputs && existsSync(join(folder, 'index.html'))) return false;
  const build = inputs.slice(0, 16);
  await runAstroBuild({ course, base, site, folder, quiet, build });
  await loadEditorSheetsLate(folder);
  await writeFile(join(folder, TYPES_PATH), await ensureTypes());
  await Promise.all([buildDownloads(course, folder), buildSearchIndex(folder)]);
  // Links to a page show its picture, and find it by its full address.
  if (site !== null) await buildPictures(course, folder);
  await writeServiceWorker(folder, { build, base });
  const headers = headerFiles(await readBuiltSite(folder, { base, embeddedBy }));
  for (const [name, text] of Object.entries(headers)) await writeFile(join(folder, name), text);
  await mkdir(STAMPS, { recursive: true });
  await writeFile(stamp, inputs);
  return true;
}
