/** Owns the buttons for all progress at once: each says what came of it, and nothing here is overwritten. */
import * as texts from '#texts/progress.ts';
import { addPassed, forgetPassed, progress } from '../lib/progress/progress.ts';
import { addAnswers, forgetAnswers, quizAnswers } from '../lib/progress/quiz-answers.ts';
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

const saved = async (): Promise<string> => {
  const store = indexedDrafts();
  const ids = [...document.querySelectorAll<HTMLElement>('[data-lesson-row]')].map(
    ({ dataset }) => dataset.lessonRow ?? '',
  );
  const kept = await Promise.all(ids.map(async (id) => [id, (await store.load(id))?.draft] as const));
  const drafts = Object.fromEntries(kept.flatMap(([id, draft]) => (draft ? [[id, draft] as const] : [])));
  return packCarried({ progress: progress.get(), drafts, quizzes: quizAnswers.get() }, new Date());
};

const fileName = (): string => `server-actions-lab-progress-${new Date().toISOString().slice(0, 10)}.json`;

const wordsFor = (added: number, { taken, aside, refused }: CarriedDrafts): string =>
  [
    texts.morePassed(added),
    taken.length > 0 && texts.codeCame(taken.length),
    aside.length > 0 && texts.otherCodeStays(aside.length),
    refused.length > 0 && texts.notKept(refused.length),
  ]
    .filter(Boolean)
    .join(' ');

const load = async (file: File): Promise<string> => {
  if (file.size > LONGEST_FILE) return texts.fileIsTooLarge(file.name);
  const read = readCarried(await file.text());
  if (read.kind === 'refused') return texts.fileWasRefused(file.name, read.why);
  const became = await takeDrafts(read.carried.drafts, {
    store: indexedDrafts(),
    note: (lesson, edits) => openHistory(lesson, indexedHistory()).note(edits, null),
  });
  addAnswers(read.carried.quizzes);
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
          say(texts.saved);
        },
        () => say(texts.cannotRead),
      );
    });
    on('[data-load]', () => input.click());
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      input.value = '';
      const unreadable = (): string => texts.fileCouldNotBeRead;
      if (file)
        void load(file)
          .catch(unreadable)
          .then((words) => say(words));
    });
    on('[data-ask]', () => {
      const number = Object.keys(progress.get()).length;
      const answered = Object.keys(quizAnswers.get()).length;
      if (number === 0 && answered === 0) return say(texts.nothingToForget);
      find('[data-loss]').textContent = texts.loss(number);
      ask(true);
    });
    on('[data-keep]', () => ask(false));
    on('[data-forget]', () => {
      const [passedBack, answersBack] = [forgetPassed(), forgetAnswers()];
      putBack = () => {
        passedBack();
        answersBack();
      };
      ask(false);
      say(texts.forgotten, true);
      undo.focus();
    });
    on('[data-undo]', () => {
      putBack();
      say(texts.itIsBack);
      find('[data-ask]').focus();
    });
  }
}
customElements.define('progress-file', ProgressFile);
