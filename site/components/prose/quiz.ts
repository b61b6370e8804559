/** Owns answering a quiz in a lesson's prose: what is right and what is not, with its author's words, kept over a reload. */
import * as texts from '#texts/quiz.ts';
import { type Answer, judgeAnswer, type Said, type Verdict } from '../../lib/course/judge-quiz.ts';
import { type Quiz, quizShape } from '../../lib/course/quiz.ts';
import { element, icon, type Markup, type MarkupElement } from '../../lib/markup/markup.ts';
import { answerTo, noteAnswer } from '../../lib/progress/quiz-answers.ts';
import { domOf } from '../dom-of.ts';
import { piecesOf, plainWords } from '../inline-code.ts';
import { letRowsMove } from '../movable-rows.ts';

const make = (tag: string, className: string, ...content: readonly Markup[]): MarkupElement =>
  element(tag, { class: className || null }, ...content);
const withCode = (text: string): Markup[] =>
  piecesOf(text).map(({ text: piece, isCode }) => (isCode ? make('code', '', piece) : piece));

/** One part of an answer, and what its author says to it. */
const entryOf = ({ kind }: Quiz, { about, isRight, why }: Said): MarkupElement =>
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

  #stopMoving = (): void => {};

  connectedCallback(): void {
    for (const control of this.querySelectorAll<HTMLElement>('.acts, .moves')) control.hidden = false;
    const kept = answerTo(this.#lesson, this.#id);
    if (kept && judgeAnswer(this.#quiz, kept.answer)) {
      this.#putIn(kept.answer);
      this.#tell(kept.answer);
    }
    this.#stopMoving = letRowsMove(this, '[data-step]', this.#onMoved);
    // Only now: what was answered before is nothing to interrupt somebody with.
    this.#find('[data-said]').setAttribute('role', 'status');
    this.#find('form').addEventListener('submit', this.#onSubmit);
    this.addEventListener('input', this.#onChange);
  }

  disconnectedCallback(): void {
    this.#find('form').removeEventListener('submit', this.#onSubmit);
    this.removeEventListener('input', this.#onChange);
    this.#stopMoving();
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
      this.#say(make('p', 'quiz-lead', isWritten ? texts.writeFirst : texts.chooseFirst));
      return;
    }
    noteAnswer(this.#lesson, this.#id, answer, verdict.isRight);
    this.#tell(answer);
  };

  /** What was said is said of the answer before. */
  #onChange = (): void => this.#say();

  #onMoved = (step: HTMLElement, place: number, of: number): void => {
    this.#onChange();
    this.#find('[data-moved]').textContent = texts.movedTo(plainWords(step.dataset.step ?? ''), place, of);
  };

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
    const { attempts = 1, rightAt = null } = answerTo(this.#lesson, this.#id) ?? {};
    const word = isRight ? texts.right : isIncomplete ? texts.incomplete : texts.notYet;
    const head = make(
      'p',
      'quiz-verdict',
      make('span', `badge ${isRight ? 'b-pass' : 'b-fail'}`, icon(isRight ? 'check' : 'cross'), word),
      ...(isRight && rightAt !== null ? [make('span', 't3', texts.attempts(attempts))] : []),
    );
    const lead = leadOf(this.#quiz, verdict);
    const said = verdict.said.map((each) => entryOf(this.#quiz, each));
    this.#say(head, ...(lead ? [make('p', 'quiz-lead', lead)] : []), make('ul', 'plain-list', ...said));
  }

  #say(...said: readonly Markup[]): void {
    this.#find('[data-said]').replaceChildren(...said.map(domOf));
  }
}
customElements.define('lesson-quiz', LessonQuiz);
