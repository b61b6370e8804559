/**
 * Owns who sees the app in the preview: one person, or two side by side. Never the same person twice: pages of one person
 * share a process, and one that loops for ever would hold the other. Kept for each lesson as long as the tab.
 */
import { atom, type ReadableAtom } from 'nanostores';
import * as z from 'zod';
import { type Person, person } from '../../lib/sandbox/sandbox.ts';

export interface View {
  readonly id: number;
  readonly person: Person;
}

export interface Views {
  /** One or two. */
  readonly shown: ReadableAtom<readonly View[]>;
  /** Another person sees the app in this view. One who does already in the other view takes over from this one there. */
  seeAs(id: number, person: Person): void;
  /** A second view, with `besideOf` the first. */
  showBeside(): void;
  close(id: number): void;
}

const shape = z.array(person).min(1).max(2);
const key = (lesson: string): string => `server-actions-lab:views:${lesson}`;

const recall = (lesson: string): readonly Person[] | null => {
  try {
    const persons = shape.parse(JSON.parse(sessionStorage.getItem(key(lesson)) ?? ''));
    return new Set(persons).size === persons.length ? persons : null;
  } catch {
    return null;
  }
};

const remember = (lesson: string, views: readonly View[]): void => {
  try {
    sessionStorage.setItem(key(lesson), JSON.stringify(views.map(({ person }) => person)));
  } catch {
    // A browser that keeps nothing shows the lesson's own person after a reload.
  }
};

/** Who is shown beside somebody: a buyer, who sees what others did. The lessons tell of Ben. */
export const besideOf = (person: Person): Person => (person === 'ben' ? 'ana' : 'ben');

/** A lesson's views as they were left in this tab. @param usual Who sees the app at first. */
export function openViews(lesson: string, usual: Person): Views {
  let last = 0;
  const viewOf = (person: Person): View => ({ id: ++last, person });
  const shown = atom<readonly View[]>((recall(lesson) ?? [usual]).map(viewOf));
  const show = (views: readonly View[]): void => {
    shown.set(views);
    remember(lesson, views);
  };
  return {
    shown,
    seeAs(id, person) {
      const views = shown.get();
      const before = views.find((view) => view.id === id)?.person;
      if (!before) return;
      const swap = (view: View): View => {
        if (view.id === id) return { ...view, person };
        return view.person === person ? { ...view, person: before } : view;
      };
      show(views.map(swap));
    },
    showBeside() {
      const [first, ...others] = shown.get();
      if (first && others.length === 0) show([first, viewOf(besideOf(first.person))]);
    },
    close(id) {
      const left = shown.get().filter((view) => view.id !== id);
      if (left.length > 0) show(left);
    },
  };
}
