/** Owns what a workspace stands on in a browser: its storage, and this tab among the others. */
import type { DraftStore } from './drafts.ts';
import { indexedDrafts } from './indexed-drafts.ts';
import { browserStorage, type Journal, openJournal } from './journal.ts';
import { type Tab, thisTab } from './tab.ts';

export interface WorkspacePorts {
  readonly store: DraftStore;
  readonly journal: Journal;
  readonly tab: Tab;
}

export function browserPorts(lesson: string): WorkspacePorts {
  const tab = thisTab();
  return { store: indexedDrafts(), journal: openJournal(browserStorage(), lesson, tab.id), tab };
}
