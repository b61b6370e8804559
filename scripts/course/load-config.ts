/**
 * Owns reading a course's config: a TypeScript file anywhere on this machine, whose import of `@lab/course` is answered
 * from here, so that nothing has to be installed beside it.
 */
import { existsSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import * as z from 'zod';
import { type CourseConfig, courseConfig } from '../../site/lib/course/course-config.ts';
import type { Fault } from '../../site/lib/course/fault.ts';
import { type PaleColour, paleColours } from '../../site/lib/course/theme.ts';
import { fieldFaults, fieldName } from '../authoring/issues.ts';

export const CONFIG_FILE = 'course.config.ts';

export type LoadedConfig =
  | { readonly kind: 'read'; readonly config: CourseConfig }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/** What `@lab/course` is to a config that runs: the helper only gives types. */
const helper: Plugin = {
  name: 'lab-course',
  setup(bundler) {
    bundler.onResolve({ filter: /^@lab\/course$/ }, () => ({ path: 'helper', namespace: 'lab' }));
    bundler.onLoad({ filter: /./, namespace: 'lab' }, () => ({
      contents: 'export const defineCourse = (config) => config;',
    }));
  },
};

/** Imports a config as it is on disk now, with the files beside it that it imports. */
const importConfig = async (file: string): Promise<unknown> => {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    logLevel: 'silent',
    plugins: [helper],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  return await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
};

/** esbuild's own errors say where they are. */
const failure = z.object({
  errors: z
    .array(
      z.object({
        text: z.string(),
        location: z.object({ line: z.number(), lineText: z.string() }).nullable(),
      }),
    )
    .min(1),
});

const paleFault = (file: string, { token, scheme, on, contrast, least }: PaleColour): Fault => ({
  file,
  line: null,
  field: `theme.${token}.${scheme}`,
  came: `a contrast of ${contrast} with ${on}`,
  expected: `at least ${least}, so that it can be read`,
  todo: `Set ${token} or ${on} further apart by ${scheme === 'light' ? 'day' : 'night'}.`,
  blocks: false,
});

export interface ConfigPlace {
  /** Where the config lies. */
  readonly path: string;
  /** The same as faults tell it. */
  readonly shown: string;
  /** The text of site/styles/tokens.css. */
  readonly tokens: string;
}

/** Reads and checks a config. It is code of whoever wrote the course, and runs as any script of theirs does. */
export async function loadConfig({ path, shown, tokens }: ConfigPlace): Promise<LoadedConfig> {
  const refused = (field: string | null, came: string, expected: string, todo: string): LoadedConfig => ({
    kind: 'refused',
    faults: [{ file: shown, line: null, field, came, expected, todo, blocks: true }],
  });
  if (!existsSync(path))
    return refused(
      null,
      'no such file',
      'a course.config.ts with the course’s title and parts',
      'Make one, or let npm run lesson:new -- --course DIR make it.',
    );
  let loaded: unknown;
  try {
    loaded = await importConfig(path);
  } catch (error) {
    const { success, data } = failure.safeParse(error);
    if (success)
      return {
        kind: 'refused',
        faults: data.errors.map(({ text, location }) => ({
          file: shown,
          line: location?.line ?? null,
          field: 'syntax',
          came: location?.lineText.trim() ?? text,
          expected: `TypeScript without this error: ${text}`,
          todo: 'Mend it; it may import @lab/course, and files beside it.',
          blocks: true,
        })),
      };
    const came = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return refused('its code', came, 'a file that runs to its end', 'Mend what it does.');
  }
  const given =
    typeof loaded === 'object' && loaded !== null && 'default' in loaded ? loaded.default : undefined;
  if (given === undefined)
    return refused('export default', 'nothing', 'export default defineCourse({ … })', 'Export the course.');
  const parsed = courseConfig.safeParse(given);
  if (parsed.success) {
    const faults = paleColours(parsed.data.theme, tokens).map((pale) => paleFault(shown, pale));
    return faults.length > 0 ? { kind: 'refused', faults } : { kind: 'read', config: parsed.data };
  }
  return {
    kind: 'refused',
    faults: fieldFaults(courseConfig, given).map(({ path: field, ...fault }) => ({
      file: shown,
      line: null,
      field: fieldName(field) || 'defineCourse',
      ...fault,
      blocks: true,
    })),
  };
}
