/** Owns this tab among the others that show the site: which are open, and telling them that a draft has changed. */

export interface Tab {
  readonly id: string;
  /** The ids of all tabs that are open now. One that crashed or was closed is not among them. */
  open(): Promise<ReadonlySet<string>>;
  /** Tells the other tabs that this lesson's draft was saved. They look for themselves what it is. */
  tell(lesson: string): void;
  listen(listener: (lesson: string) => void): () => void;
}

const NAME = 'server-actions-lab:tab:';

/** Holds a lock as long as the page lives: browsers let go of it also when a tab crashes. */
const holdLock = (locks: LockManager, id: string): void => {
  const gone = Promise.withResolvers<void>();
  locks.request(NAME + id, () => gone.promise).catch(() => {});
  // The next page of this tab may ask before the browser has taken this one apart.
  addEventListener('pagehide', ({ persisted }) => {
    if (!persisted) gone.resolve();
  });
};

const openThisTab = (): Tab => {
  const id = crypto.randomUUID();
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (locks) holdLock(locks, id);
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('server-actions-lab:drafts') : null;
  return {
    id,
    async open() {
      const { held = [] } = (await locks?.query().catch(() => null)) ?? {};
      const ids = held.flatMap(({ name }) => (name?.startsWith(NAME) ? [name.slice(NAME.length)] : []));
      return new Set([id, ...ids]);
    },
    tell: (lesson) => channel?.postMessage(lesson),
    listen(listener) {
      const onMessage = ({ data }: MessageEvent<unknown>): void => {
        if (typeof data === 'string') listener(data);
      };
      channel?.addEventListener('message', onMessage);
      return () => channel?.removeEventListener('message', onMessage);
    },
  };
};

let tab: Tab | null = null;
/** This tab; the same one however often it is asked for. */
export const thisTab = (): Tab => {
  tab ??= openThisTab();
  return tab;
};
