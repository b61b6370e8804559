/** Owns the buttons for all progress at once: each says what came of it, and nothing here is overwritten. */
import { addPassed, forgetPassed, progress } from '../lib/progress/progress.ts';
import {
  type CarriedDrafts,
  LONGEST_FILE,
  packCarried,
  readCarried,
  takeDrafts,
} from '../lib/progress/transfer.ts';
import { indexedHistory, openHistory } from '../lib/workspace/history.ts';
import { indexedDrafts } from '../lib/workspace/indexed-drafts.ts';
import { giveFile } from './give-file.ts';

const lessons = (number: number): string => `${number} ${number === 1 ? 'lesson' : 'lessons'}`;

const saved = async (): Promise<string> => {
  const store = indexedDrafts();
  const ids = [...document.querySelectorAll<HTMLElement>('[data-lesson-row]')].map(
    ({ dataset }) => dataset.lessonRow ?? '',
  );
  const kept = await Promise.all(ids.map(async (id) => [id, (await store.load(id))?.draft] as const));
  const drafts = Object.fromEntries(kept.flatMap(([id, draft]) => (draft ? [[id, draft] as const] : [])));
  return packCarried({ progress: progress.get(), drafts }, new Date());
};

const fileName = (): string => `server-actions-lab-progress-${new Date().toISOString().slice(0, 10)}.json`;

const wordsFor = (added: number, { taken, aside, refused }: CarriedDrafts): string =>
  [
    `${added === 0 ? 'No lesson' : lessons(added)} more passed.`,
    taken.length > 0 && `Your code in ${lessons(taken.length)} came with it.`,
    aside.length > 0 &&
      `In ${lessons(aside.length)} there is other code here, which stays; what the file has is under Compare there.`,
    refused.length > 0 && `This browser would not keep the code of ${lessons(refused.length)}.`,
  ]
    .filter(Boolean)
    .join(' ');

const load = async (file: File): Promise<string> => {
  if (file.size > LONGEST_FILE)
    return `${file.name} was not loaded. It is larger than any file that this page writes.`;
  const read = readCarried(await file.text());
  if (read.kind === 'refused') return `${file.name} was not loaded, and nothing has changed. ${read.why}`;
  const became = await takeDrafts(read.carried.drafts, {
    store: indexedDrafts(),
    note: (lesson, edits) => openHistory(lesson, indexedHistory()).note(edits, null),
  });
  return wordsFor(addPassed(read.carried.progress).length, became);
};

class ProgressFile extends HTMLElement {
  connectedCallback(): void {
    const find = <E extends HTMLElement>(selector: string): E => {
      const element = this.querySelector<E>(selector);
      if (!element) throw new Error(`There is no ${selector}.`);
      return element;
    };
    const [input, undo, question] = [
      find<HTMLInputElement>('input'),
      find('[data-undo]'),
      find('[data-question]'),
    ];
    let putBack = (): void => {};
    const say = (words: string, canUndo = false): void => {
      find('[data-said]').textContent = words;
      undo.hidden = !canUndo;
    };
    const ask = (isAsking: boolean): void => {
      question.hidden = !isAsking;
      find('[data-acts]').hidden = isAsking;
      find(isAsking ? '[data-keep]' : '[data-ask]').focus();
    };
    const on = (selector: string, act: () => void): void => find(selector).addEventListener('click', act);

    on('[data-save]', () => {
      saved().then(
        (text) => {
          giveFile(fileName(), text, 'application/json');
          say('Saved. The file has what you passed and your code.');
        },
        () => say('This browser does not let the page read what it has kept, so there is no file.'),
      );
    });
    on('[data-load]', () => input.click());
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      input.value = '';
      const unreadable = (): string => 'The file could not be read, and nothing has changed.';
      if (file)
        void load(file)
          .catch(unreadable)
          .then((words) => say(words));
    });
    on('[data-ask]', () => {
      const number = Object.keys(progress.get()).length;
      if (number === 0) return say('There is nothing to forget.');
      find('[data-loss]').textContent =
        `You lose the marks of ${lessons(number)}. Your code stays in each lesson, and you can take it back.`;
      ask(true);
    });
    on('[data-keep]', () => ask(false));
    on('[data-forget]', () => {
      putBack = forgetPassed();
      ask(false);
      say('Forgotten.', true);
      undo.focus();
    });
    on('[data-undo]', () => {
      putBack();
      say('It is back.');
      find('[data-ask]').focus();
    });
  }
}
customElements.define('progress-file', ProgressFile);
