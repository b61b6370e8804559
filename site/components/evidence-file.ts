/** Owns the button that saves the evidence file: it gathers what this browser knows of each lesson of the course. */

import * as texts from '#texts/progress.ts';
import { fileWords } from '../lib/files/one-line.ts';
import { lessonEvidence, packEvidence } from '../lib/progress/evidence.ts';
import { progress } from '../lib/progress/progress.ts';
import { quizAnswers } from '../lib/progress/quiz-answers.ts';
import { indexedHistory, readVersions } from '../lib/workspace/history.ts';
import { indexedDrafts } from '../lib/workspace/indexed-drafts.ts';
import { giveFile } from './give-file.ts';

const NAME_KEY = 'server-actions-lab:evidence-name';

/** Remembering the name is a convenience; a browser may refuse it. */
const remembered = (): string => {
  try {
    return localStorage.getItem(NAME_KEY) ?? '';
  } catch {
    return '';
  }
};
const remember = (name: string): void => {
  try {
    localStorage.setItem(NAME_KEY, name);
  } catch {
    // It is asked for again.
  }
};

const gather = async (learner: string, course: string): Promise<{ text: string; lessons: number }> => {
  const [drafts, history] = [indexedDrafts(), indexedHistory()];
  const rows = [...document.querySelectorAll<HTMLElement>('[data-lesson-row]')];
  const found = await Promise.all(
    rows.map(async ({ dataset: { lessonRow: id = '', hash = '' } }) => {
      const passed = progress.get()[id];
      const evidence = lessonEvidence({
        hash,
        passed: passed ? { at: passed.at, edits: passed.edits } : null,
        draft: (await drafts.load(id))?.draft.edits ?? {},
        attempts: readVersions(await history.load(id)),
        quizzes: quizAnswers.get()[id] ?? {},
      });
      return evidence ? [[id, evidence] as const] : [];
    }),
  );
  const lessons = Object.fromEntries(found.flat());
  return {
    text: packEvidence({ learner, course, lessons }, new Date()),
    lessons: Object.keys(lessons).length,
  };
};

const fileName = (learner: string): string =>
  `evidence-${fileWords(learner)}-${new Date().toISOString().slice(0, 10)}.json`;

class EvidenceFile extends HTMLElement {
  connectedCallback(): void {
    const [input, button, said] = [
      this.querySelector<HTMLInputElement>('[data-name]'),
      this.querySelector('[data-save]'),
      this.querySelector('[data-said]'),
    ];
    if (!input || !button || !said) throw new Error('A part of the evidence panel is missing.');
    input.value = remembered();
    button.addEventListener('click', () => {
      const learner = input.value.trim();
      remember(learner);
      gather(learner, this.dataset.course ?? '').then(
        ({ text, lessons }) => {
          if (lessons === 0) {
            said.textContent = texts.nothingToHandIn;
            return;
          }
          giveFile(fileName(learner), text, 'application/json');
          said.textContent = texts.savedWith(lessons);
        },
        () => {
          said.textContent = texts.cannotRead;
        },
      );
    });
  }
}
customElements.define('evidence-file', EvidenceFile);
