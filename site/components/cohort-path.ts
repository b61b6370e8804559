/**
 * Owns a cohort on the course map: one that came by a link or a file is shown and asked about before anything is kept; the
 * one that is followed is the learner's path, and can be left.
 */
import * as texts from '#texts/cohort.ts';
import {
  COHORT_LIMITS,
  type Cohort,
  type ReadCohort,
  readCohort,
  sameCohort,
  TOO_LARGE,
  whyNotHere,
} from '../lib/cohort/cohort.ts';
import { follow, followed, leave } from '../lib/cohort/followed.ts';
import { isCohortLink, readCohortLink } from '../lib/cohort/link.ts';
import { dayOf, type Path, pathOf } from '../lib/cohort/path.ts';
import {
  type LessonOnMap,
  leftMarkup,
  PATH_HEADING,
  pathMarkup,
  questionMarkup,
} from '../lib/cohort/view.ts';
import type { MarkupElement } from '../lib/markup/markup.ts';
import { progress } from '../lib/progress/progress.ts';
import { domOf } from './dom-of.ts';

const lessonsOnMap = (): LessonOnMap[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('[data-lesson-row]')].map((row) => ({
    id: row.dataset.lessonRow ?? '',
    href: row.href,
    code: row.dataset.code ?? '',
    title: row.querySelector('.nm')?.textContent ?? '',
  }));

/** Finds the same button or link once more after the path was drawn anew. */
const markOf = (focused: Element): string | null => {
  const [act, href] = [focused.getAttribute('data-act'), focused.getAttribute('href')];
  if (act !== null) return `[data-act="${CSS.escape(act)}"]`;
  return href === null ? null : `[href="${CSS.escape(href)}"]`;
};

class CohortPath extends HTMLElement {
  #lessons: readonly LessonOnMap[] = [];
  /** The one that somebody is asked about. */
  #asked: Cohort | null = null;
  #putBack: (() => boolean) | null = null;

  connectedCallback(): void {
    this.#lessons = lessonsOnMap();
    this.addEventListener('click', ({ target }) => {
      const pressed = target instanceof Element ? target.closest<HTMLElement>('[data-act]') : null;
      if (pressed) this.#act(pressed.dataset.act ?? '');
    });
    progress.listen(() => this.#draw());
    followed.listen(() => this.#draw());
    addEventListener('hashchange', () => void this.#takeLink());
    this.#draw();
    void this.#takeLink();
    this.#listenForFiles();
  }

  #listenForFiles(): void {
    const [open, input] = [
      document.querySelector('[data-open-cohort]'),
      document.querySelector<HTMLInputElement>('[data-cohort-file]'),
    ];
    open?.addEventListener('click', () => input?.click());
    input?.addEventListener('change', () => {
      const [file] = input.files ?? [];
      input.value = '';
      if (file) void this.#takeFile(file);
    });
  }

  async #takeLink(): Promise<void> {
    if (!isCohortLink(location.hash)) return;
    const read = await readCohortLink(location.hash).catch(
      (): ReadCohort => ({ kind: 'refused', why: texts.cannotBeRead }),
    );
    this.#take(read, texts.aLink);
  }

  async #takeFile(file: File): Promise<void> {
    const reading = async (): Promise<ReadCohort> =>
      file.size > COHORT_LIMITS.file * 4 ? TOO_LARGE : readCohort(await file.text());
    this.#take(
      await reading().catch((): ReadCohort => ({ kind: 'refused', why: texts.cannotBeRead })),
      file.name,
    );
  }

  #take(read: ReadCohort, from: string): void {
    const why =
      read.kind === 'refused'
        ? read.why
        : whyNotHere(
            read.cohort,
            this.#lessons.map(({ id }) => id),
          );
    this.#putBack = null;
    if (read.kind === 'refused' || why !== null) {
      this.#answered();
      this.#say(texts.notTaken(from, why ?? ''));
      return;
    }
    const current = followed.get();
    if (current && sameCohort(current, read.cohort)) {
      this.#answered();
      this.#say(texts.followedAlready);
      return;
    }
    this.#say('');
    this.#asked = read.cohort;
    this.#draw();
    this.#focus(`#${PATH_HEADING}`);
  }

  /** Nothing is asked any more; a reload of the page does not ask again. */
  #answered(): void {
    this.#asked = null;
    if (isCohortLink(location.hash))
      history.replaceState(history.state, '', location.pathname + location.search);
    this.#draw();
  }

  #act(act: string): void {
    const asked = this.#asked;
    if (act === 'follow' && asked) {
      const isKept = follow(asked);
      this.#answered();
      this.#say(isKept ? texts.following(asked.name) : texts.onlyHere(asked.name));
      this.#focus(`#${PATH_HEADING}`);
    } else if (act === 'not-now') {
      this.#answered();
      this.#say(texts.nothingChanged);
      this.#focus(followed.get() ? `#${PATH_HEADING}` : '[data-said]');
    } else if (act === 'leave') {
      const { name = '' } = followed.get() ?? {};
      this.#putBack = leave();
      this.#draw();
      this.#say(texts.left(name));
      this.#focus('[data-act="take-back"]');
    } else if (act === 'take-back') {
      const isKept = this.#putBack?.() ?? false;
      this.#putBack = null;
      this.#draw();
      const { name = '' } = followed.get() ?? {};
      this.#say(isKept ? texts.following(name) : texts.onlyHere(name));
      this.#focus(`#${PATH_HEADING}`);
    }
  }

  #pathOf(cohort: Cohort): Path {
    const passed = progress.get();
    return pathOf(
      cohort,
      this.#lessons.map(({ id }) => id),
      (lesson) => Object.hasOwn(passed, lesson),
      dayOf(new Date()),
    );
  }

  #shown(): MarkupElement | null {
    const current = followed.get();
    if (this.#asked)
      return questionMarkup(this.#asked, this.#pathOf(this.#asked), this.#lessons, current?.name ?? null);
    if (current) return pathMarkup(current, this.#pathOf(current), this.#lessons);
    return this.#putBack ? leftMarkup() : null;
  }

  #draw(): void {
    const shown = this.#shown();
    const focused = document.activeElement;
    // Another tab may have passed a lesson: who is on a button or a link of the path stays there.
    const mark = focused && this.contains(focused) ? markOf(focused) : null;
    this.querySelector('[data-shown]')?.replaceChildren(...(shown ? [domOf(shown)] : []));
    if (mark !== null && !this.contains(document.activeElement)) this.#focus(mark);
  }

  #say(words: string): void {
    const said = this.querySelector('[data-said]');
    if (said) said.textContent = words;
  }

  #focus(selector: string): void {
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}
customElements.define('cohort-path', CohortPath);
