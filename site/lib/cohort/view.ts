/** Owns how a cohort looks on the course map: the question whether to follow it, and the path itself. Pure. */
import * as texts from '#texts/cohort.ts';
import { element, icon, type Markup, type MarkupElement } from '../markup/markup.ts';
import type { Cohort } from './cohort.ts';
import { destinationOf } from './destination.ts';
import type { Path, Step } from './path.ts';

/** A lesson as the course map has it. */
export interface LessonOnMap {
  readonly id: string;
  readonly href: string;
  readonly code: string;
  readonly title: string;
}

/** The heading has the focus where somebody came for what is below it. */
export const PATH_HEADING = 'path-heading';

const smallIcon = (name: string): MarkupElement => icon(name, 'i-s');

/** @param act What the element that draws this does when it is pressed. */
const button = (act: string, words: string, kind = ''): MarkupElement =>
  element('button', { type: 'button', class: `btn btn-s ${kind}`.trim(), 'data-act': act }, words);

const when = (due: string): MarkupElement => element('time', { datetime: due }, texts.dayOf(due));

const stateOf = ({ state, due }: Step): readonly Markup[] => {
  if (state === 'passed') return [texts.passed];
  if (due === null) return [];
  return state === 'late'
    ? [smallIcon('clock'), element('span', {}, ...texts.wasDue(when(due)))]
    : texts.due(when(due));
};

const stepsOf = (
  steps: readonly Step[],
  lessons: readonly LessonOnMap[],
  next: Step | null,
): MarkupElement => {
  const rows = steps.flatMap((step) => {
    const lesson = lessons.find(({ id }) => id === step.lesson);
    if (!lesson) return [];
    const name = [element('span', { class: 'id' }, lesson.code), ' ', lesson.title];
    return [
      element(
        'li',
        { class: `is-${step.state}`, 'aria-current': step === next ? 'step' : null },
        element('span', { class: 'st' }, ...(step.state === 'passed' ? [smallIcon('check')] : [])),
        element('a', { href: lesson.href }, ...name),
        element('span', { class: 'due' }, ...stateOf(step)),
      ),
    ];
  });
  return element('ol', { class: 'plain-list path-steps' }, ...rows);
};

const place = (words: string, cohort: string): Markup => {
  const { text, href } = destinationOf(words, texts.mailSubject(cohort));
  if (href === null) return text;
  const isPage = href.startsWith('https:');
  return element(
    'a',
    { href, rel: isPage ? 'noopener noreferrer' : null, target: isPage ? '_blank' : null },
    text,
  );
};

const people = ({ name, contact, sendTo }: Cohort): MarkupElement[] => {
  const row = (title: string, words: string | null): MarkupElement[] =>
    words === null
      ? []
      : [element('div', {}, element('dt', {}, title), element('dd', {}, place(words, name)))];
  const rows = [...row(texts.askWhom, contact), ...row(texts.sendTo, sendTo)];
  return rows.length === 0 ? [] : [element('dl', { class: 'path-people' }, ...rows)];
};

const frame = (kind: string, ...inside: readonly Markup[]): MarkupElement =>
  element('section', { class: `path ${kind}`, id: 'path', 'aria-labelledby': PATH_HEADING }, ...inside);
const heading = (words: string): MarkupElement => element('h2', { id: PATH_HEADING, tabindex: '-1' }, words);

/** @param replaces The name of the cohort that is followed now; null for none. */
export const questionMarkup = (
  cohort: Cohort,
  path: Path,
  lessons: readonly LessonOnMap[],
  replaces: string | null,
): MarkupElement =>
  frame(
    'is-asked',
    heading(texts.followThis),
    element('p', { class: 'path-name' }, cohort.name),
    element('p', { class: 't2' }, texts.whatFollowingDoes),
    ...(replaces === null ? [] : [element('p', {}, texts.takesThePlaceOf(replaces))]),
    stepsOf(path.steps, lessons, null),
    ...people(cohort),
    element(
      'p',
      { class: 'acts' },
      button('follow', texts.follow, 'btn-primary'),
      button('not-now', texts.notNow, 'btn-quiet'),
    ),
  );

export const pathMarkup = (cohort: Cohort, path: Path, lessons: readonly LessonOnMap[]): MarkupElement => {
  const late = path.steps.filter(({ state }) => state === 'late').length;
  const standing = !path.isDone
    ? [texts.doneOf(path.passed, path.steps.length), ...(late > 0 ? [` ${texts.lateOf(late)}`] : [])]
    : [texts.allDone];
  return frame(
    path.isDone ? 'is-done' : '',
    element('p', { class: 't3 small' }, texts.yourPath),
    heading(cohort.name),
    element('p', { class: 't2' }, ...standing),
    stepsOf(path.steps, lessons, path.next),
    ...(path.missing.length > 0 ? [element('p', { class: 't3 small' }, texts.missing(path.missing))] : []),
    ...people(cohort),
    ...(path.isDone && cohort.sendTo !== null ? [element('p', {}, texts.saveFirst)] : []),
    element('p', { class: 'acts' }, button('leave', texts.leave, 'btn-quiet')),
  );
};

export const leftMarkup = (): MarkupElement => button('take-back', texts.takeItBack);
