// Owns an event's text: the one that was saved here, else the one that came with the page.
'use client';

import { useSyncExternalStore } from 'react';

const saved = new Map<string, string>();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function showText(eventId: string, text: string): void {
  saved.set(eventId, text);
  for (const tell of listeners) tell();
}

export const useText = (eventId: string, text: string): string =>
  useSyncExternalStore(
    subscribe,
    () => saved.get(eventId) ?? text,
    () => text,
  );

export function EventText({ eventId, text }: { eventId: string; text: string }) {
  return <p>{useText(eventId, text)}</p>;
}
