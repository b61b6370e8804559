/** Owns reading evidence files in the page: dropped or chosen, one after the other. Nothing leaves the page, nothing is kept. */
import * as texts from '#texts/team.ts';
import { oneLine } from '../lib/files/one-line.ts';
import { element } from '../lib/markup/markup.ts';
import { EVIDENCE_LIMITS, type ReadEvidence, readEvidence, TOO_LARGE } from '../lib/progress/evidence.ts';
import { type CourseHere, claimsReport } from '../lib/report/claims.ts';
import { type HandedIn, intake } from '../lib/report/intake.ts';
import type { GradeReport } from '../lib/report/report.ts';
import { commonObstacle, reportView, sizeOf } from '../lib/report/view.ts';
import { domOf } from './dom-of.ts';

/** More than any cohort, and few enough that a page holds what is in them. */
const MOST_FILES = 200;

const read = async (file: File): Promise<ReadEvidence> => {
  if (file.size > EVIDENCE_LIMITS.file) return TOO_LARGE;
  try {
    return readEvidence(await file.text());
  } catch {
    // A folder is dropped as a file that cannot be read.
    return { kind: 'refused', why: texts.cannotBeRead };
  }
};

/** A file's name may be anything, and stands in a line. */
const shownName = (name: string): string => oneLine(name).slice(0, 120) || '—';

/** The same file once more takes the place of the first. */
const keyOf = ({ name, size, lastModified }: File): string => `${name}\0${size}\0${lastModified}`;

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

class EvidenceReport extends HTMLElement {
  #files = new Map<string, HandedIn>();
  #reading: Promise<void> = Promise.resolve();
  /** Aborted when somebody begins anew: what is still to be read is not wanted any more. */
  #round = new AbortController();

  connectedCallback(): void {
    const input = this.#find<HTMLInputElement>('[data-files]');
    const choose = this.#find('[data-choose]');
    choose.addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      // Emptying the input empties its list.
      const files = [...(input.files ?? [])];
      input.value = '';
      this.#add(files);
    });
    this.#find('[data-anew]').addEventListener('click', () => {
      this.#round.abort();
      this.#round = new AbortController();
      this.#files.clear();
      this.#draw();
      this.#find('[data-said]').textContent = texts.nothingRead;
      choose.focus();
    });
    this.#listenForDrops();
  }

  #listenForDrops(): void {
    const over = (isOver: boolean): void => void this.#find('.drop').classList.toggle('is-over', isOver);
    document.addEventListener('dragover', (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      over(true);
    });
    document.addEventListener('dragleave', ({ relatedTarget }) => {
      if (relatedTarget === null) over(false);
    });
    document.addEventListener('drop', (event) => {
      if (!holdsFiles(event)) return;
      // The browser would open it in place of the page.
      event.preventDefault();
      over(false);
      this.#add([...(event.dataTransfer?.files ?? [])]);
    });
  }

  #find<E extends HTMLElement>(selector: string): E {
    const found = this.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  }

  /** Reads them after whatever is being read. */
  #add(files: readonly File[]): void {
    if (files.length === 0) return;
    const { signal } = this.#round;
    this.#reading = this.#reading.then(async () => {
      for (const file of files) {
        const isOneMore = this.#files.size >= MOST_FILES && !this.#files.has(keyOf(file));
        if (isOneMore) break;
        const taken = await read(file);
        if (signal.aborted) return;
        this.#files.set(keyOf(file), { file: shownName(file.name), read: taken });
      }
      if (signal.aborted) return;
      this.#draw(files.filter((file) => !this.#files.has(keyOf(file))));
    });
  }

  #reportOn(more: readonly File[]): GradeReport {
    const here: CourseHere = JSON.parse(this.#find('[data-course]').textContent ?? '');
    const left = more.map(
      ({ name }): HandedIn => ({
        file: shownName(name),
        read: { kind: 'refused', why: texts.moreThan(MOST_FILES) },
      }),
    );
    return claimsReport(intake([...this.#files.values(), ...left]), here, new Date());
  }

  /** @param more Files that were not read, because there are too many. */
  #draw(more: readonly File[] = []): void {
    const isEmpty = this.#files.size === 0;
    this.#find('[data-anew]').hidden = isEmpty;
    const place = this.#find('[data-report]');
    if (isEmpty) {
      place.replaceChildren();
      return;
    }
    const report = this.#reportOn(more);
    const head = element(
      'div',
      { class: 'team-head' },
      element('p', { class: 't3' }, texts.claimed(sizeOf(report))),
      element('p', { class: 'team-common' }, commonObstacle(report) ?? texts.noCommonObstacle),
    );
    place.replaceChildren(
      ...(report.people.length > 0 ? [domOf(head)] : []),
      domOf(reportView(report, 'claims')),
    );
    this.#find('[data-said]').textContent = texts.readAndNot(report.people.length, report.refused.length);
  }
}
customElements.define('evidence-report', EvidenceReport);
