/**
 * Owns places where something of the app waits until a check lets it go on. Who asks for one gets its id; whoever comes
 * by {@link Wait.pass}es it.
 */
import { randomUUID } from 'node:crypto';

export interface Wait {
  readonly id: string;
  /** Says that somebody is here, and resolves when they may go on. */
  pass(): Promise<void>;
}

interface Place extends Wait {
  readonly arrived: Promise<void>;
  letThrough(): void;
}

const places = new Map<string, Place>();

const find = (id: string): Place => {
  const place = places.get(id);
  if (!place) throw new Error('What was held has been let go already; a reset lets go of everything.');
  return place;
};

/** Makes a place to wait at. `onOpen` runs once, when it is opened. */
export function openWait(onOpen: () => void): Wait {
  const id = randomUUID();
  const arrived = Promise.withResolvers<void>();
  const opening = Promise.withResolvers<void>();
  const place: Place = {
    id,
    arrived: arrived.promise,
    pass() {
      arrived.resolve();
      return opening.promise;
    },
    letThrough() {
      places.delete(id);
      onOpen();
      opening.resolve();
    },
  };
  places.set(id, place);
  return place;
}

/** Resolves when somebody waits there. @throws if it was opened before. */
export const arrivedAt = (id: string): Promise<void> => find(id).arrived;

/** Opens it for everybody; opening it twice does nothing. */
export const letThrough = (id: string): void => places.get(id)?.letThrough();

/** Opens every one. */
export const letEverythingThrough = (): void => {
  for (const place of [...places.values()]) place.letThrough();
};
