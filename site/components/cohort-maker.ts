/** Owns making a cohort from the form: the link follows every change, so that the one that is copied is the one that is seen. */
import * as texts from '#texts/cohort.ts';
import { type Cohort, packCohort, readCohort } from '../lib/cohort/cohort.ts';
import { cohortLink } from '../lib/cohort/link.ts';
import { fileWords, oneLine } from '../lib/files/one-line.ts';
import { giveFile } from './give-file.ts';
import { letRowsMove } from './movable-rows.ts';

class CohortMaker extends HTMLElement {
  /** Counts changes: a link that was begun before the last one is not shown. */
  #change = 0;
  #made: Cohort | null = null;

  connectedCallback(): void {
    this.addEventListener('input', () => this.#make());
    letRowsMove(this, '[data-lesson]', (row, place, of) => {
      this.#find('[data-moved]').textContent = texts.isNow(row.dataset.code ?? '', place, of);
      this.#make();
    });
    this.#find('[data-copy]').addEventListener('click', () => this.#copy());
    this.#find('[data-download]').addEventListener('click', () => {
      if (!this.#made) return;
      giveFile(`cohort-${fileWords(this.#made.name)}.json`, packCohort(this.#made), 'application/json');
      this.#say(texts.downloaded);
    });
    this.#find('[data-leads]').textContent = texts.leadsHere(location.origin);
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

  #cohort(): Cohort {
    const taken = this.#rows().filter((row) => this.#find<HTMLInputElement>('[data-taken]', row).checked);
    const input = (name: string): HTMLInputElement => this.#find<HTMLInputElement>(`[data-${name}]`);
    return {
      name: oneLine(input('name').value),
      lessons: taken.map((row) => ({
        lesson: row.dataset.lesson ?? '',
        due: this.#find<HTMLInputElement>('[data-due]', row).value || null,
      })),
      contact: oneLine(input('contact').value) || null,
      sendTo: oneLine(input('send-to').value) || null,
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
