/** Owns answering a quiz in a lesson's prose: what is right and what is not, with its author's words, kept over a reload. */
import * as texts from '#texts/quiz.ts';
import { type Answer, judgeAnswer, type Said, type Verdict } from '../../lib/course/judge-quiz.ts';
import { type Quiz, quizShape } from '../../lib/course/quiz.ts';
import { noteAnswer, quizAnswers } from '../../lib/progress/quiz-answers.ts';
import { piecesOf, plainWords } from '../inline-code.ts';

const make = (tag: string, className: string, ...content: readonly (Node | string)[]): HTMLElement => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
};
const withCode = (text: string): (Node | string)[] =>
  piecesOf(text).map(({ text: piece, isCode }) => (isCode ? make('code', '', piece) : piece));

const icon = (name: string): SVGSVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
};

/** One part of an answer, and what its author says to it. */
const entryOf = ({ kind }: Quiz, { about, isRight, why }: Said): HTMLElement =>
  make(
    'li',
    isRight ? 'is-right' : 'is-wrong',
    icon(isRight ? 'check' : 'cross'),
    make(
      'div',
      '',
      make('span', 'vh', `${isRight ? texts.rightAnswer : texts.wrongAnswer} `),
      kind === 'predict' ? make('code', 'output', about) : make('span', 'about', ...withCode(about)),
      make('p', '', ...withCode(why ?? texts.printsSomethingElse)),
    ),
  );

/** What is told above the parts of an answer. */
const leadOf = ({ kind }: Quiz, { isRight, isIncomplete }: Verdict): string => {
  if (isIncomplete) return texts.somethingIsMissing;
  return kind === 'order' && !isRight ? texts.firstWrong : '';
};

class LessonQuiz extends HTMLElement {
  #quiz: Quiz = quizShape.parse(JSON.parse(this.#find('script').textContent ?? ''));

  connectedCallback(): void {
    for (const control of this.querySelectorAll<HTMLElement>('.acts, .moves')) control.hidden = false;
    const kept = quizAnswers.get()[this.#lesson]?.[this.#id];
    if (kept && judgeAnswer(this.#quiz, kept.answer)) {
      this.#putIn(kept.answer);
      this.#tell(kept.answer);
    }
    this.#markEnds();
    // Only now: what was answered before is nothing to interrupt somebody with.
    this.#find('[data-said]').setAttribute('role', 'status');
    this.#find('form').addEventListener('submit', this.#onSubmit);
    this.addEventListener('click', this.#onClick);
  }

  disconnectedCallback(): void {
    this.#find('form').removeEventListener('submit', this.#onSubmit);
    this.removeEventListener('click', this.#onClick);
  }

  get #lesson(): string {
    return this.dataset.lesson ?? '';
  }

  get #id(): string {
    return this.dataset.quiz ?? '';
  }

  get #steps(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-step]')];
  }

  #find(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`The quiz ${this.#id} has no ${selector}.`);
    return found;
  }

  #onSubmit = (event: Event): void => {
    event.preventDefault();
    const answer = this.#read();
    const verdict = judgeAnswer(this.#quiz, answer);
    if (!verdict) {
      const isWritten = this.querySelector('textarea') !== null;
      this.#find('[data-said]').replaceChildren(
        make('p', 'quiz-lead', isWritten ? texts.writeFirst : texts.chooseFirst),
      );
      return;
    }
    noteAnswer(this.#lesson, this.#id, answer, verdict.isRight);
    this.#tell(answer);
  };

  #onClick = ({ target }: Event): void => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-move]') : null;
    const step = button?.closest<HTMLElement>('[data-step]');
    if (!button || !step) return;
    const isUp = button.dataset.move === '-1';
    const other = isUp ? step.previousElementSibling : step.nextElementSibling;
    if (!other) return;
    // The neighbour goes, so that the button stays in the page and keeps the focus.
    if (isUp) step.after(other);
    else step.before(other);
    this.#markEnds();
    const steps = this.#steps;
    this.#find('[data-moved]').textContent = texts.movedTo(
      plainWords(step.dataset.step ?? ''),
      steps.indexOf(step) + 1,
      steps.length,
    );
  };

  /** A step at an end goes no further; its button stays where it is for whoever has it focused. */
  #markEnds(): void {
    const steps = this.#steps;
    for (const [index, step] of steps.entries())
      for (const button of step.querySelectorAll('[data-move]')) {
        const isAtEnd = index === (button.getAttribute('data-move') === '-1' ? 0 : steps.length - 1);
        button.setAttribute('aria-disabled', String(isAtEnd));
      }
  }

  #read(): Answer {
    if (this.#quiz.kind === 'order') return this.#steps.map(({ dataset }) => dataset.step ?? '');
    const field = this.querySelector('textarea');
    if (field) return [field.value];
    return [...this.querySelectorAll('input')].filter(({ checked }) => checked).map(({ value }) => value);
  }

  #putIn(answer: Answer): void {
    for (const input of this.querySelectorAll('input')) input.checked = answer.includes(input.value);
    const field = this.querySelector('textarea');
    if (field) field.value = answer.join('\n');
    const steps = this.#steps;
    for (const text of answer) {
      const step = steps.find(({ dataset }) => dataset.step === text);
      step?.parentElement?.append(step);
    }
  }

  #tell(answer: Answer): void {
    const verdict = judgeAnswer(this.#quiz, answer);
    if (!verdict) return;
    const { isRight, isIncomplete } = verdict;
    const { attempts = 1, rightAt = null } = quizAnswers.get()[this.#lesson]?.[this.#id] ?? {};
    const word = isRight ? texts.right : isIncomplete ? texts.incomplete : texts.notYet;
    const head = make(
      'p',
      'quiz-verdict',
      make('span', `badge ${isRight ? 'b-pass' : 'b-fail'}`, icon(isRight ? 'check' : 'cross'), word),
      ...(isRight && rightAt !== null ? [make('span', 't3', texts.attempts(attempts))] : []),
    );
    const lead = leadOf(this.#quiz, verdict);
    const said = verdict.said.map((each) => entryOf(this.#quiz, each));
    this.#find('[data-said]').replaceChildren(
      head,
      ...(lead ? [make('p', 'quiz-lead', lead)] : []),
      make('ul', 'plain-list', ...said),
    );
  }
}
customElements.define('lesson-quiz', LessonQuiz);
