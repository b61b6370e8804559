/** Owns making a cohort from the form: the link follows every change, so that the one that is copied is the one that is seen. */
import * as texts from '#texts/cohort.ts';
import { type Cohort, packCohort, readCohort } from '../lib/cohort/cohort.ts';
import { cohortLink } from '../lib/cohort/link.ts';
import { giveFile } from './give-file.ts';

/** A line as it may be kept: without what cannot be seen. */
const lineIn = ({ value }: HTMLInputElement): string => value.replace(/[\p{C}\s]+/gu, ' ').trim();

const fileName = (name: string): string => {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `cohort-${words || 'unnamed'}.json`;
};

class CohortMaker extends HTMLElement {
  /** Counts changes: a link that was begun before the last one is not shown. */
  #change = 0;
  #made: Cohort | null = null;

  connectedCallback(): void {
    this.addEventListener('input', () => this.#make());
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-move]') : null;
      const row = button?.closest<HTMLElement>('[data-lesson]');
      if (button && row) this.#move(row, button.dataset.move === 'up');
    });
    this.#find('[data-copy]').addEventListener('click', () => this.#copy());
    this.#find('[data-download]').addEventListener('click', () => {
      if (!this.#made) return;
      giveFile(fileName(this.#made.name), packCohort(this.#made), 'application/json');
      this.#say(texts.downloaded);
    });
    this.#find('[data-leads]').textContent = texts.leadsHere(location.origin);
    this.#markEnds();
    // A browser fills in a form again that was left and come back to.
    this.#make();
  }

  #find<E extends HTMLElement = HTMLElement>(selector: string, root: HTMLElement = this): E {
    const found = root.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }

  #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-lesson]')];
  }

  /** The neighbour moves, not the row: an element that is moved loses the focus. */
  #move(row: HTMLElement, isUp: boolean): void {
    const neighbour = isUp ? row.previousElementSibling : row.nextElementSibling;
    if (neighbour && isUp) row.after(neighbour);
    else if (neighbour) row.before(neighbour);
    const rows = this.#rows();
    const place = rows.indexOf(row) + 1;
    this.#find('[data-moved]').textContent = texts.isNow(row.dataset.code ?? '', place, rows.length);
    this.#markEnds();
    this.#make();
  }

  /** Not disabled: that would take the focus away from whoever has just moved a row to an end. */
  #markEnds(): void {
    const rows = this.#rows();
    for (const [index, row] of rows.entries()) {
      this.#find('[data-move=up]', row).setAttribute('aria-disabled', String(index === 0));
      this.#find('[data-move=down]', row).setAttribute('aria-disabled', String(index === rows.length - 1));
    }
  }

  #cohort(): Cohort {
    const taken = this.#rows().filter((row) => this.#find<HTMLInputElement>('[data-taken]', row).checked);
    const input = (name: string): HTMLInputElement => this.#find<HTMLInputElement>(`[data-${name}]`);
    return {
      name: lineIn(input('name')),
      lessons: taken.map((row) => ({
        lesson: row.dataset.lesson ?? '',
        due: this.#find<HTMLInputElement>('[data-due]', row).value || null,
      })),
      contact: lineIn(input('contact')) || null,
      sendTo: lineIn(input('send-to')) || null,
    };
  }

  /** @returns why there can be no link yet; null if there can. */
  #lacks(cohort: Cohort): string | null {
    if (cohort.name === '') return texts.nameIsMissing;
    if (cohort.lessons.length === 0) return texts.lessonIsMissing;
    // What would be refused is not given away.
    const read = readCohort(packCohort(cohort));
    return read.kind === 'refused' ? texts.isWrong(read.why) : null;
  }

  #make(): void {
    this.#change += 1;
    const change = this.#change;
    const cohort = this.#cohort();
    const lacks = this.#lacks(cohort);
    this.#made = lacks === null ? cohort : null;
    this.#find('[data-lacks]').textContent = lacks ?? '';
    this.#find('[data-lacks]').hidden = lacks === null;
    this.#say('');
    if (lacks !== null) {
      this.#find('[data-made]').hidden = true;
      return;
    }
    void cohortLink(cohort, location.origin + (this.dataset.page ?? '')).then((link) => {
      if (change !== this.#change) return;
      this.#find<HTMLInputElement>('[data-link]').value = link;
      this.#find<HTMLAnchorElement>('[data-see]').href = link;
      this.#find('[data-made]').hidden = false;
    });
  }

  #copy(): void {
    const link = this.#find<HTMLInputElement>('[data-link]');
    navigator.clipboard.writeText(link.value).then(
      () => this.#say(texts.copied),
      () => {
        link.select();
        this.#say(texts.cannotCopy);
      },
    );
  }

  #say(words: string): void {
    this.#find('[data-said]').textContent = words;
  }
}
customElements.define('cohort-maker', CohortMaker);
