/**
 * Owns which parts and lessons a course has, in which folders, and saying what of its config leads nowhere. Pure: what
 * folders there are comes in. A folder is named as faults tell it: from the project's root, or absolute outside of it.
 */
import { posix } from 'node:path';
import { type CourseConfig, isPath } from '../../site/lib/course/course-config.ts';
import { didYouMean } from '../../site/lib/course/did-you-mean.ts';
import type { Fault } from '../../site/lib/course/fault.ts';
import { parseNumberedFolder } from '../../site/lib/course/folders.ts';

export interface LessonPlace {
  readonly id: string;
  /** Such as `lessons/1-security/02-own-the-row`. */
  readonly folder: string;
}

export interface PartPlace {
  readonly id: string;
  /** Counted from 1 in the order of the course. */
  readonly number: number;
  readonly folder: string;
  readonly lessons: readonly LessonPlace[];
}

/** Where files of the course may lie: exact paths and patterns with `*`, each below one folder. */
export interface ContentSource {
  readonly base: string;
  readonly lessons: readonly string[];
  readonly parts: readonly string[];
}

export interface Layout {
  readonly parts: readonly PartPlace[];
  readonly faults: readonly Fault[];
}

export interface Ground {
  /** The course's folder; empty for the project's root. */
  readonly folder: string;
  /** The folder of the lessons that every course may name by id. */
  readonly ours: string;
  /** The course's config, as faults tell it. */
  readonly configFile: string;
  /** Names of the folders in a folder, in the order of their names; null if there is no such folder. */
  foldersIn(folder: string): readonly string[] | null;
}

const join = (...parts: readonly string[]): string => posix.join(...parts.filter((part) => part !== ''));

/** The id that a folder's name gives: what follows its number, if it has one. Null if it gives none. */
export const folderId = (folder: string): string | null =>
  /^(?:\d+-)?([a-z][a-z0-9-]*)$/.exec(posix.basename(folder))?.[1] ?? null;

/** Numbered folders in a folder, in the order of their numbers; the others are faults. */
const numbered = (ground: Ground, folder: string, faults: Fault[]): LessonPlace[] =>
  (ground.foldersIn(folder) ?? [])
    .flatMap((name) => {
      try {
        return [{ ...parseNumberedFolder(name), folder: join(folder, name) }];
      } catch {
        faults.push({
          file: `${join(folder, name)}/`,
          line: null,
          field: 'the folder’s name',
          came: name,
          expected: 'a number, a hyphen and a name in small letters, like 02-own-the-row',
          todo: 'Rename the folder. The number gives the order, the name is the id in addresses.',
          blocks: true,
        });
        return [];
      }
    })
    .sort((a, b) => a.number - b.number)
    .map(({ id, folder: each }) => ({ id, folder: each }));

const told = (ground: Ground, field: string, came: string, expected: string, todo: string): Fault => ({
  file: ground.configFile,
  line: null,
  field,
  came,
  expected,
  todo,
  blocks: true,
});

/** Whether a path that was made plain leads out of the folder in which it begins. */
const leadsOut = (plain: string): boolean => plain === '..' || plain.startsWith('../');

/** A folder of the course by its path in the config; null, and a fault, if there is none. */
const theirs = (ground: Ground, path: string, field: string, faults: Fault[]): LessonPlace | null => {
  const inside = posix.normalize(path);
  if (leadsOut(inside)) {
    faults.push(
      told(ground, field, path, 'a folder inside of the course’s own', 'Move the folder into the course’s.'),
    );
    return null;
  }
  const folder = join(ground.folder, inside).replace(/\/$/, '');
  const id = folderId(folder);
  const siblings = ground.foldersIn(posix.dirname(folder)) ?? [];
  if (!siblings.includes(posix.basename(folder))) {
    const todo = didYouMean(posix.basename(folder), siblings, 'Mend the path, or make the folder.');
    faults.push(told(ground, field, `${path}, which is not there`, 'a folder of this course', todo));
    return null;
  }
  if (id !== null) return { id, folder };
  const expected = 'a folder whose name is small letters, digits and hyphens, with a number before it or not';
  faults.push(told(ground, field, path, expected, 'Rename the folder: its name is the id in addresses.'));
  return null;
};

/** Lays a course out in its folders. */
export function layOut(config: Pick<CourseConfig, 'parts'>, ground: Ground): Layout {
  const faults: Fault[] = [];
  const inOrder = (folder: string): Omit<PartPlace, 'number'>[] =>
    numbered(ground, folder, faults).map((part) => ({
      ...part,
      lessons: numbered(ground, part.folder, faults),
    }));
  const number = (parts: readonly Omit<PartPlace, 'number'>[]): PartPlace[] =>
    parts.map((part, index) => ({ ...part, number: index + 1 }));

  if (typeof config.parts === 'string') {
    const inside = posix.normalize(config.parts);
    const folder = join(ground.folder, inside);
    if (leadsOut(inside) || ground.foldersIn(folder) === null) {
      faults.push(
        told(ground, 'parts', config.parts, 'a folder of this course', 'Mend the path, or make the folder.'),
      );
      return { parts: [], faults };
    }
    return { parts: number(inOrder(folder)), faults };
  }

  const ours = inOrder(ground.ours);
  const ourLessons = ours.flatMap(({ lessons }) => lessons);
  const own = <P extends LessonPlace>(
    kind: string,
    id: string,
    all: readonly P[],
    field: string,
  ): P | null => {
    const found = all.find((each) => each.id === id);
    if (found) return found;
    const ids = all.map((each) => each.id);
    const todo = didYouMean(id, ids, `A folder of yours is written with "./" before it.`);
    faults.push(told(ground, field, id, `the id of a ${kind} of ours: ${ids.join(', ')}`, todo));
    return null;
  };
  const seen = new Set<string>();
  const once = (folder: string, field: string, named: string): boolean => {
    if (!seen.has(folder)) return Boolean(seen.add(folder));
    faults.push(told(ground, field, `${named} a second time`, 'each once', 'Take one of the two away.'));
    return false;
  };
  const parts = config.parts.flatMap(({ part: named, lessons }, index): Omit<PartPlace, 'number'>[] => {
    const field = `parts[${index}].part`;
    const place = isPath(named) ? theirs(ground, named, field, faults) : own('part', named, ours, field);
    if (!place || !once(place.folder, field, named)) return [];
    if (lessons === undefined) return [{ ...place, lessons: numbered(ground, place.folder, faults) }];
    const chosen = lessons.flatMap((lesson, at) => {
      const where = `parts[${index}].lessons[${at}]`;
      const found = isPath(lesson)
        ? theirs(ground, lesson, where, faults)
        : own('lesson', lesson, ourLessons, where);
      return found && once(found.folder, where, lesson) ? [found] : [];
    });
    return [{ ...place, lessons: chosen }];
  });
  return { parts: number(parts), faults };
}

/**
 * Where the files of a course's lessons and parts are looked for, so that one that is added is found without reading the
 * config again.
 */
export function contentSources(
  config: Pick<CourseConfig, 'parts'>,
  { folder, ours }: Pick<Ground, 'folder' | 'ours'>,
  { parts }: Pick<Layout, 'parts'>,
): ContentSource[] {
  const inside = (base: string, path: string): string | null => {
    const prefix = base === '' ? '' : `${base}/`;
    return path.startsWith(prefix) ? path.slice(prefix.length) : null;
  };
  if (typeof config.parts === 'string') {
    const inCourse = posix.normalize(config.parts);
    if (leadsOut(inCourse)) return [];
    const base = join(folder, inCourse);
    return [{ base, lessons: ['*/*/lesson.mdx'], parts: ['*/part.mdx'] }];
  }
  const open = new Set(config.parts.flatMap(({ part, lessons }) => (lessons === undefined ? [part] : [])));
  const isOpen = (part: PartPlace): boolean =>
    [...open].some((named) =>
      isPath(named) ? part.folder === join(folder, posix.normalize(named)) : part.id === named,
    );
  // Ours first: a course's folder may hold the project's, but never the other way round.
  const taken = new Set<string>();
  return [ours, folder].flatMap((base) => {
    const own = (path: string): string[] => {
      const found = taken.has(path) ? null : inside(base, path);
      if (found === null) return [];
      taken.add(path);
      return [found];
    };
    const source = {
      base,
      lessons: parts.flatMap((part) => [
        ...(isOpen(part) ? own(`${part.folder}/*/lesson.mdx`) : []),
        ...part.lessons.flatMap((lesson) =>
          isOpen(part) && posix.dirname(lesson.folder) === part.folder
            ? []
            : own(`${lesson.folder}/lesson.mdx`),
        ),
      ]),
      parts: parts.flatMap((part) => own(`${part.folder}/part.mdx`)),
    };
    return source.lessons.length + source.parts.length === 0 ? [] : [source];
  });
}
