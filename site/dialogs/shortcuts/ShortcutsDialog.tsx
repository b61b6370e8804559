/** Owns the dialog that lists what the keyboard does on this page, and where single keys can be switched off. */

import { useState } from 'preact/hooks';
import * as texts from '#texts/shortcuts.ts';
import { isMac } from '../../components/platform.ts';
import { Icon } from '../../lab/Icon.tsx';
import { Dialog } from '../Dialog.tsx';
import { hasSingleKeys, setSingleKeys } from '../single-keys.ts';
import { printedKeys, type Shortcut, shortcutGroups } from './shortcuts.ts';

const Keys = ({ keys }: Pick<Shortcut, 'keys'>) => (
  <>
    {keys.map((combination) => (
      <span class="combination" key={combination.join(' ')}>
        {printedKeys(combination, isMac()).map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </span>
    ))}
  </>
);

export function ShortcutsDialog({ close }: { close(): void }) {
  const [single, setSingle] = useState(hasSingleKeys);
  const isLesson = document.querySelector('.wb') !== null;
  const change = (on: boolean): void => {
    setSingleKeys(on);
    setSingle(on);
  };
  return (
    <Dialog label={texts.keyboardShortcuts} class="shortcuts" close={close}>
      <header>
        <h2>{texts.keyboardShortcuts}</h2>
        <button type="button" class="btn btn-quiet btn-icon btn-s" aria-label={texts.close} onClick={close}>
          <Icon name="cross" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="shortcut-groups" tabIndex={0} aria-label={texts.listOfShortcuts}>
        {shortcutGroups
          .filter(({ inLesson }) => isLesson || !inLesson)
          .map(({ title, shortcuts }) => (
            <div key={title}>
              <h3>{title}</h3>
              <dl>
                {shortcuts.map(({ keys, what }) => (
                  <div key={what}>
                    <dt>{what}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
      </section>
      <label class="single-keys">
        <input
          type="checkbox"
          checked={single}
          onChange={({ currentTarget }) => change(currentTarget.checked)}
        />
        <span>
          {texts.keysWithout(isMac() ? '⌘' : 'Ctrl')}
          <small>{texts.singleKeys(<kbd>/</kbd>, <kbd>?</kbd>)}</small>
        </span>
      </label>
    </Dialog>
  );
}
