/**
 * Owns that one file with a wrong front matter does not stop the development server: it is left out until it is mended,
 * and the page says what is wrong with it (scripts/authoring). A build still stops at it.
 */
import { glob, type Loader, type LoaderContext } from 'astro/loaders';

type Entry = Parameters<LoaderContext['store']['set']>[0];

/** Reads the front matter of files of one kind; Astro gives these to loaders without a type. */
interface EntryType {
  getEntryInfo(file: { contents: string; fileUrl: URL }): Promise<{ data: Entry['data']; body: string }>;
}
type WithEntryTypes = LoaderContext & { readonly entryTypes?: ReadonlyMap<string, EntryType> };

/** Begins the id of a file whose folder's name gives none. */
const UNNAMED = 'unnamed:';

/** Front matter that is not YAML counts as empty, which no schema takes. */
const forgiving = (type: EntryType): EntryType => ({
  ...type,
  getEntryInfo: (file) => type.getEntryInfo(file).catch(() => ({ data: {}, body: '' })),
});

const forgivingContext = (context: WithEntryTypes): LoaderContext => {
  const { store, logger, entryTypes = new Map<string, EntryType>() } = context;
  const refused = new WeakSet<object>();
  const forgiven = {
    ...context,
    entryTypes: new Map([...entryTypes].map(([extension, type]) => [extension, forgiving(type)])),
    async parseData<T extends Record<string, unknown>>(given: { id: string; data: T; filePath?: string }) {
      const parsed = given.id.startsWith(UNNAMED) ? null : await context.parseData(given).catch(() => null);
      if (parsed) return parsed;
      logger.warn(`${given.filePath ?? given.id} is left out until it is mended.`);
      const nothing = { ...given.data };
      refused.add(nothing);
      return nothing;
    },
    store: {
      ...store,
      set(entry: Entry): boolean {
        if (!refused.has(entry.data)) return store.set(entry);
        store.delete(entry.id);
        return false;
      },
    },
  };
  return forgiven;
};

/** One folder of a course, and what is looked for in it. */
interface Source {
  /** The folder's address, with a slash at its end. */
  readonly base: string;
  readonly pattern: readonly string[];
}

/** What one of several loaders sees of the store: it deletes what it does not find, and must not delete what others do. */
const onlyFrom = (context: WithEntryTypes, { base }: Source, others: readonly Source[]): WithEntryTypes => {
  const inside = (address: string): boolean =>
    address.startsWith(base) &&
    !others.some((other) => other.base.length > base.length && address.startsWith(other.base));
  return {
    ...context,
    store: {
      ...context.store,
      keys: () =>
        context.store.keys().filter((id) => {
          const path = context.store.get(id)?.filePath;
          return path === undefined || inside(new URL(path, context.config.root).href);
        }),
    },
  };
};

/**
 * Astro's glob loader for a course whose files lie in several folders. Where it watches, a file whose front matter or name
 * is not right is left out.
 * @param idOf Gives a file's id by its address. @throws if its folder's name gives none.
 */
export function courseGlob(sources: readonly Source[], idOf: (address: string) => string): Loader {
  const found = sources.filter(({ pattern }) => pattern.length > 0);
  const loaders = found.map((source) => {
    const options = { base: source.base, pattern: [...source.pattern] };
    const generateId = ({ entry, base }: { entry: string; base: URL }): string =>
      idOf(decodeURI(new URL(`./${encodeURI(entry)}`, base).href));
    return {
      source,
      strict: glob({ ...options, generateId }),
      tolerant: glob({
        ...options,
        generateId(file) {
          try {
            return generateId(file);
          } catch {
            return `${UNNAMED}${file.entry}`;
          }
        },
      }),
    };
  });
  return {
    name: 'course-glob',
    async load(context) {
      // What an earlier course has left, in a folder that this one has nothing to do with.
      for (const id of context.store.keys()) {
        const path = context.store.get(id)?.filePath;
        const address = path === undefined ? '' : new URL(path, context.config.root).href;
        if (!found.some(({ base }) => address.startsWith(base))) context.store.delete(id);
      }
      for (const { source, strict, tolerant } of loaders) {
        const own = onlyFrom(context, source, found);
        await (context.watcher ? tolerant.load(forgivingContext(own)) : strict.load(own));
      }
    },
  };
}
