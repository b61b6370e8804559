/** Owns filling in the note of a lesson that is on the path of the cohort which is followed. */
import * as texts from '#texts/cohort.ts';
import { siteHref } from '../lab/site-href.ts';
import { followed } from '../lib/cohort/followed.ts';
import { dayOf, pathOf, type Step } from '../lib/cohort/path.ts';
import { progress } from '../lib/progress/progress.ts';

const dateOf = ({ due, state }: Step): string => {
  if (due === null || state === 'passed') return '';
  return state === 'late' ? texts.wasDueOn(due) : texts.dueOn(due);
};

class CohortNote extends HTMLElement {
  #stop = (): void => {};

  connectedCallback(): void {
    const draw = (): void => this.#draw();
    const stops = [followed.subscribe(draw), progress.listen(draw)];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
  }

  /** Another lesson's note takes the place of this one. */
  disconnectedCallback(): void {
    this.#stop();
  }

  #draw(): void {
    const codes = new Map(
      (this.dataset.lessons ?? '')
        .split(' ')
        .map((each) => [each.split(':')[0] ?? '', each.split(':')[1] ?? '']),
    );
    const cohort = followed.get();
    const passed = progress.get();
    const isPassed = (lesson: string): boolean => Object.hasOwn(passed, lesson);
    const steps = cohort ? pathOf(cohort, [...codes.keys()], isPassed, dayOf(new Date())).steps : [];
    const index = steps.findIndex(({ lesson }) => lesson === this.dataset.lesson);
    const [step, after] = [steps[index], steps[index + 1]];
    this.hidden = !cohort || !step;
    if (!cohort || !step) return;
    const place = this.querySelector('[data-place]');
    if (place) place.textContent = texts.lessonOf(index + 1, steps.length, cohort.name, dateOf(step));
    const link = this.querySelector<HTMLAnchorElement>('[data-following]');
    if (!link) return;
    link.hidden = !after;
    link.href = siteHref(after ? `/lessons/${after.lesson}/` : '/course/');
    link.textContent = after ? texts.nextInIt(codes.get(after.lesson) ?? '') : '';
  }
}
customElements.define('cohort-note', CohortNote);
