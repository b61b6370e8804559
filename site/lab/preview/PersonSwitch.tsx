/** Owns choosing as whom the app is seen: a button and a list, with arrow keys, first letters and Escape. */

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import { type Person as PersonName, people } from '../../lib/sandbox/sandbox.ts';
import { Icon } from '../Icon.tsx';
import { Person } from '../Person.tsx';
import { useDismiss } from '../use-dismiss.ts';

interface Props {
  readonly chosen: PersonName;
  choose(person: PersonName): void;
}

export function PersonSwitch({ chosen, choose }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(people.indexOf(chosen));
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();

  const open = (): void => {
    setActive(people.indexOf(chosen));
    setOpen(true);
  };
  const close = (takesFocus: boolean): void => {
    setOpen(false);
    if (takesFocus) button.current?.focus();
  };
  const take = (index: number): void => {
    const person = people[index];
    if (person) choose(person);
    close(true);
  };

  useDismiss(root, isOpen, () => close(false));
  useEffect(() => {
    if (isOpen) list.current?.focus();
  }, [isOpen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = people.length - 1;
    const letter = people.findIndex(
      (person, index) => index !== active && person.startsWith(event.key.toLowerCase()),
    );
    const moves: Record<string, number> = {
      ArrowDown: Math.min(active + 1, last),
      ArrowUp: Math.max(active - 1, 0),
      Home: 0,
      End: last,
    };
    const to = moves[event.key] ?? (event.key.length === 1 && letter !== -1 ? letter : undefined);
    if (event.key === 'Tab') {
      close(false);
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') take(active);
    else if (event.key === 'Escape') close(true);
    else if (to !== undefined) setActive(to);
    else return;
    event.preventDefault();
  };

  return (
    <div class="who-switch" ref={root}>
      <button
        ref={button}
        type="button"
        class="who"
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => (isOpen ? close(true) : open())}
        onKeyDown={(event) => {
          if (isOpen || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
          event.preventDefault();
          open();
        }}
      >
        <span class="vh">{texts.seeTheAppAsNow} </span>
        <Person name={chosen} />
        <Icon name="down" small />
      </button>
      {isOpen && (
        <div
          ref={list}
          id={id}
          class="menu"
          role="listbox"
          tabIndex={-1}
          aria-label={texts.seeTheAppAs}
          aria-activedescendant={`${id}-${people[active]}`}
          onKeyDown={onKeyDown}
        >
          {people.map((person, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys.
            // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active option.
            <div
              key={person}
              id={`${id}-${person}`}
              role="option"
              class={index === active ? 'is-active' : ''}
              aria-selected={person === chosen}
              onClick={() => take(index)}
              onPointerMove={() => setActive(index)}
            >
              <Person name={person} withRole />
              {person === chosen && <Icon name="check" small />}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
