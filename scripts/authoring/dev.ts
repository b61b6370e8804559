/** Owns telling authors in `npm run dev` what is wrong in their lessons: in the page and, at the start, in the terminal. */
import { isAbsolute, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { UserConfig } from 'vite';
import { countFaults, FAULTS_EVENT, FAULTS_PATH, type PlacedFault } from '../../site/lib/course/fault.ts';
import { type Course, diskPath } from '../course/course.ts';
import { blockedPage } from './blocked-page.ts';
import { findFaults } from './find-faults.ts';
import { isBlocked, placeFaults } from './placed-faults.ts';
import { readCourse } from './read-course.ts';
import { reportFaults } from './report.ts';

/** Saving a file touches it several times, and an editor saves several files at once. */
const QUIET_MS = 50;

/** Pages that a fault can concern. */
const PAGE = /^\/(lessons|parts)\/[^/]+\/?$/;

/**
 * Packages of all pages. One that Vite meets on the way makes it prepare them anew and load every open page again, in the
 * middle of whatever somebody does there.
 */
const OF_PAGES = [
  '@nanostores/persistent',
  '@nanostores/preact',
  'idb-keyval',
  'nanostores',
  'preact/compat',
  'preact/hooks',
  'zod',
];

/** Before it starts, Vite looks through all files for packages to prepare, and one that it cannot read would end that. */
const lookPastChecks: NonNullable<UserConfig['optimizeDeps']> = {
  // What checks import.
  entries: ['site/lib/checks/api.ts'],
  include: OF_PAGES,
  rolldownOptions: {
    plugins: [
      {
        name: 'look-past-checks',
        resolveId: (id) => (/[\\/]checks\.ts$/.test(id) ? { id, external: true } : null),
      },
    ],
  },
};

const look = (course: Course): PlacedFault[] => {
  const read = readCourse(course);
  return placeFaults(findFaults(read), read.parts);
};

const isInside = (folder: string, path: string): boolean => {
  const inside = relative(folder, path);
  return !isAbsolute(inside) && !/^\.\.([\\/]|$)/.test(inside);
};

/** Whether a file can make a lesson wrong or right. */
const concerns = (course: Course, path: string): boolean =>
  ['lessons', 'sandbox-template', ...(course.isOurs ? [] : [course.folder])].some((folder) =>
    isInside(diskPath(folder), path),
  );

/** @returns null if a file went while it was read; then there is another event. */
const lookIfStill = (course: Course): PlacedFault[] | null => {
  try {
    return look(course);
  } catch {
    return null;
  }
};

export function authoringFaults(course: Course): AstroIntegration {
  return {
    name: 'authoring-faults',
    hooks: {
      'astro:config:setup'({ command, injectScript, updateConfig }) {
        if (command !== 'dev') return;
        injectScript('page', "import '/site/authoring/on-page.tsx';");
        updateConfig({ vite: { optimizeDeps: lookPastChecks } });
      },
      'astro:server:setup'({ server, logger }) {
        // Astro also makes servers without a port, for its own checks.
        if (!server.httpServer) return;
        let told = look(course);
        if (told.length > 0) logger.warn(`\n${reportFaults(told)}`);
        const tell = (): void => {
          const now = lookIfStill(course);
          if (now === null || JSON.stringify(now) === JSON.stringify(told)) return;
          told = now;
          logger.info(
            now.length > 0 ? `${countFaults(now)} of the lessons` : 'Nothing is wrong in the lessons.',
          );
          server.environments.client.hot.send(FAULTS_EVENT, now);
        };
        let soon: NodeJS.Timeout | undefined;
        server.watcher.on('all', (_event, path) => {
          if (!concerns(course, path)) return;
          clearTimeout(soon);
          soon = setTimeout(tell, QUIET_MS);
        });
        server.middlewares.use((request, response, next) => {
          const path = (request.url ?? '').replace(/[?#].*$/, '');
          if (path === FAULTS_PATH) {
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify(look(course)));
          } else if (PAGE.test(path) && isBlocked(path.replace(/\/?$/, '/'), look(course))) {
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(blockedPage(course.config.title));
          } else next();
        });
      },
    },
  };
}
