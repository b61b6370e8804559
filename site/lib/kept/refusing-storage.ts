/** Owns a browser's storage for tests, which keeps what it is given until it is full. */

export interface RefusingStorage {
  readonly kept: Map<string, string>;
  /** From now on nothing new is taken. */
  isFull: boolean;
  /** The modules that are loaded after this keep their values here. */
  install(): Promise<void>;
}

export function refusingStorage(): RefusingStorage {
  const kept = new Map<string, string>();
  const storage: RefusingStorage = {
    kept,
    isFull: false,
    async install() {
      const engine = new Proxy<Record<string, string>>(
        {},
        {
          has: (_, key: string) => kept.has(key),
          get: (_, key: string) => kept.get(key),
          set(_, key: string, value: string) {
            if (storage.isFull) throw new DOMException('full', 'QuotaExceededError');
            kept.set(key, value);
            return true;
          },
          deleteProperty: (_, key: string) => kept.delete(key) || true,
        },
      );
      const persistent = await import('@nanostores/persistent');
      persistent.setPersistentEngine(engine, { addEventListener() {}, removeEventListener() {} });
    },
  };
  return storage;
}
