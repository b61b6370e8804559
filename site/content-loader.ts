/**
 * Owns that one file with a wrong front matter does not stop the development server: it is left out until it is mended,
 * and the page says what is wrong with it (scripts/authoring). A build still stops at it.
 */
import { glob, type Loader, type LoaderContext } from 'astro/loaders';

type GlobOptions = Parameters<typeof glob>[0];
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

/** Astro's glob loader. Where it watches, a file whose front matter or name is not right is left out. */
export function lessonGlob(
  options: GlobOptions & { generateId: NonNullable<GlobOptions['generateId']> },
): Loader {
  const loader = glob(options);
  const tolerant = glob({
    ...options,
    generateId(file) {
      try {
        return options.generateId(file);
      } catch {
        return `${UNNAMED}${file.entry}`;
      }
    },
  });
  return {
    name: 'lesson-glob',
    load: (context) => (context.watcher ? tolerant.load(forgivingContext(context)) : loader.load(context)),
  };
}
