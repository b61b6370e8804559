/** Owns a choice among a few that this browser keeps; where it keeps nothing, the choice lasts as long as the page. */
import { persistentAtom } from '@nanostores/persistent';
import { atom, computed, type ReadableAtom } from 'nanostores';

export interface KeptChoice<Choice extends string> {
  readonly chosen: ReadableAtom<Choice>;
  choose(choice: Choice): void;
}

/**
 * @param name Under which it is kept.
 * @param usual What holds until somebody chooses, and where something unknown was kept.
 */
export function keptChoice<const Choice extends string>(
  name: string,
  choices: readonly Choice[],
  usual: NoInfer<Choice>,
): KeptChoice<Choice> {
  const store = persistentAtom<string>(`server-actions-lab:${name}`, usual);
  // Heard from now on: a store that is first heard of after a refusal puts back what it had, and is refused again.
  store.listen(() => {});
  const onlyHere = atom<Choice | null>(null);
  return {
    chosen: computed(
      [store, onlyHere],
      (kept, here) => here ?? choices.find((choice) => choice === kept) ?? usual,
    ),
    choose(choice) {
      try {
        store.set(choice);
        onlyHere.set(null);
      } catch {
        onlyHere.set(choice);
      }
    },
  };
}
