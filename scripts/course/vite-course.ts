/**
 * Owns giving the site its course: what pages are told of it, its lessons' checks and files, and where its content lies, as
 * modules that Vite makes of the course's folder, wherever that is (site/course-modules.d.ts has their types).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { readChecksFile } from '../authoring/checks-file.ts';
import { root } from '../site/paths.ts';
import { type Course, contentOf, courseOnSite, diskPath, layoutOf } from './course.ts';
import { CONFIG_FILE } from './load-config.ts';

const LAYERS = ['starter', 'solution', 'mistakes', 'alternatives'];

/** Paths of files below a folder, in the order of their names; what begins with a dot is nobody's. */
const filesBelow = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .flatMap((entry) =>
        entry.isDirectory()
          ? filesBelow(join(folder, entry.name)).map((path) => `${entry.name}/${path}`)
          : entry.isFile()
            ? [entry.name]
            : [],
      )
      .sort();
  } catch {
    return [];
  }
};

const slashed = (path: string): string => path.replaceAll('\\', '/');
const lessonsOf = (course: Course) => layoutOf(course).parts.flatMap(({ lessons }) => lessons);

const checksModule = (course: Course): string => {
  const loaders = lessonsOf(course).flatMap(({ id, folder }) => {
    const path = diskPath(folder);
    if (!filesBelow(path).includes('checks.ts')) return [];
    return [`${JSON.stringify(id)}: () => import(${JSON.stringify(slashed(join(path, 'checks.ts')))})`];
  });
  return `export const checks = {${loaders.join(',\n')}};`;
};

/** Titles as they stand in the file: nothing of it is run, and a title that code makes is told by its check's id. */
const titlesModule = (course: Course): string => {
  const lessons = lessonsOf(course).map(({ id, folder }) => {
    const path = diskPath(folder);
    const text = filesBelow(path).includes('checks.ts') ? readFileSync(join(path, 'checks.ts'), 'utf8') : '';
    const titles = readChecksFile(text).ids.map((check) => [check.id, check.title ?? check.id]);
    return [id, Object.fromEntries(titles)];
  });
  return `export const checkTitles = ${JSON.stringify(Object.fromEntries(lessons))};`;
};

const filesModule = (course: Course): string => {
  const imports: string[] = [];
  const lessons = lessonsOf(course).map(({ id, folder }) => {
    const path = diskPath(folder);
    const files = LAYERS.flatMap((layer) => filesBelow(join(path, layer)).map((name) => `${layer}/${name}`));
    const entries = files.map((name) => {
      const variable = `f${imports.length}`;
      imports.push(`import ${variable} from ${JSON.stringify(`${slashed(join(path, name))}?raw`)};`);
      return `${JSON.stringify(name)}: ${variable}`;
    });
    return `${JSON.stringify(id)}: {${entries.join(', ')}}`;
  });
  return `${imports.join('\n')}\nexport const files = {${lessons.join(',\n')}};`;
};

const contentModule = (course: Course): string => {
  const sources = contentOf(course).map(({ base, ...patterns }) => ({
    base: pathToFileURL(`${diskPath(base)}/`).href,
    ...patterns,
  }));
  return `export const sources = ${JSON.stringify(sources)};`;
};

const MODULES: Readonly<Record<string, (course: Course) => string>> = {
  'virtual:lab/course': (course) => `export const course = ${JSON.stringify(courseOnSite(course))};`,
  'virtual:lab/checks': checksModule,
  'virtual:lab/check-titles': titlesModule,
  'virtual:lab/files': filesModule,
  'virtual:lab/content': contentModule,
};

const isInside = (folder: string, path: string): boolean => path.startsWith(`${slashed(folder)}/`);

/** Packages as the site has them: beside a course in a folder of its own there are none. */
const NO_PACKAGE = /^[./\0]|^(virtual|node|astro|data):|^[a-z]:[\\/]/i;

const courseModules = (course: Course): Plugin => ({
  name: 'lab-course',
  enforce: 'pre',
  config: () => ({ server: { fs: { allow: [root, course.folder] } } }),
  async resolveId(id, importer, options) {
    if (id in MODULES) return `\0${id}`;
    if (course.isOurs || !importer || NO_PACKAGE.test(id)) return null;
    if (
      !isInside(course.folder, slashed(importer)) ||
      isInside(root.replace(/[\\/]$/, ''), slashed(importer))
    )
      return null;
    return await this.resolve(id, join(root, 'course.config.ts'), { ...options, skipSelf: true });
  },
  load(id) {
    return id.startsWith('\0virtual:lab/') ? (MODULES[id.slice(1)]?.(course) ?? null) : null;
  },
  configureServer(server) {
    if (!course.isOurs) server.watcher.add(course.folder);
    // A folder or file that comes or goes changes what the modules name.
    const forget = (path: string): void => {
      const inCourse =
        isInside(course.folder, slashed(path)) || isInside(join(root, 'lessons'), slashed(path));
      if (!inCourse) return;
      for (const environment of Object.values(server.environments)) {
        for (const id of Object.keys(MODULES)) {
          const known = environment.moduleGraph.getModuleById(`\0${id}`);
          if (known) environment.moduleGraph.invalidateModule(known);
        }
      }
    };
    for (const event of ['add', 'unlink', 'addDir', 'unlinkDir'] as const) server.watcher.on(event, forget);
  },
});

/** Builds and serves the site with this course. */
export function labCourse(course: Course): AstroIntegration {
  return {
    name: 'lab-course',
    hooks: {
      'astro:config:setup'({ updateConfig, addWatchFile }) {
        addWatchFile(join(course.folder, CONFIG_FILE));
        updateConfig({ vite: { plugins: [courseModules(course)] } });
      },
    },
  };
}
