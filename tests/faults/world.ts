/**
 * Owns the world in which the learner types and things break: one browser, one or two tabs on one lesson after another,
 * and the ledger of every word that was typed and must be there in the end.
 */
import { vi } from 'vitest';
import { FakeBrowser } from '../../site/lib/workspace/fake-browser.ts';
import { LearnerTab } from './learner-tab.ts';
import type { Random } from './random.ts';

// A fake server says its first word on a real turn of the loop. Taken before the clock is replaced.
const realTurn = globalThis.setImmediate;

/** So many other versions fit into a draft with room to spare; then the learner goes on to the next lesson. */
const STEPS_PER_LESSON = 12;

export class World {
  readonly random: Random;
  browser = new FakeBrowser();
  tabs: LearnerTab[] = [];
  lesson = '';
  /** Another text is another version of the lesson. */
  page = 'page 0';
  stepsBack = 0;
  /** What the learner has in files of their own, because a page said that it lives only there. */
  downloads = '';
  words = 0;
  lessons = 0;
  #ledger = new Set<string>();

  constructor(random: Random) {
    this.random = random;
  }

  /** Milliseconds go by, for everybody. */
  async pass(milliseconds: number): Promise<void> {
    const step = 1000;
    for (let rest = milliseconds; rest > 0; rest -= step) {
      await vi.advanceTimersByTimeAsync(Math.min(rest, step));
      await new Promise((resolve) => realTurn(resolve));
    }
  }

  async openTab(): Promise<LearnerTab> {
    let isSettled = false;
    const opening = LearnerTab.open(this.browser, this.lesson, this.page).finally(() => {
      isSettled = true;
    });
    // It is waited for below, also if it fails.
    opening.catch(() => {});
    // A silent storage is waited for a few seconds, which begin after a digest that takes real time.
    while (!isSettled) await this.pass(1000);
    const tab = await opening;
    this.tabs.push(tab);
    return tab;
  }

  get tab(): LearnerTab {
    return this.random.pick(this.tabs);
  }

  type(tab: LearnerTab, path: string): void {
    const word = `w${++this.words}`;
    this.#ledger.add(word);
    tab.type(path, word);
  }

  /** The tab is gone. Somebody whose page says that edits live only there takes them away first. */
  async lose(tab: LearnerTab): Promise<void> {
    if (tab.workspace.keeping.get().kind === 'refused') this.downloads += tab.download();
    this.tabs = this.tabs.filter((each) => each !== tab);
    await tab.crash();
  }

  /** All faults end, and everything that was going on comes to its end. */
  async calm(): Promise<void> {
    this.browser.mend();
    const { heldMessages } = this.browser;
    this.browser.heldMessages = null;
    while (heldMessages?.length) heldMessages.splice(this.random.below(heldMessages.length), 1)[0]?.();
    await this.pass(35_000);
    // A server that falls silent while it starts is given a minute.
    for (let times = 0; times < 20; times++) {
      const isWell = this.tabs.every(
        ({ session }) => session.sandbox.status.get().phase === 'ready' && session.notGiven.get() === null,
      );
      if (times > 0 && isWell) break;
      for (const { session } of this.tabs) {
        if (session.sandbox.status.get().phase === 'failed') session.sandbox.restart();
        else void session.giveAgain();
      }
      await this.pass(10_000);
    }
  }

  /** Every word that is neither shown nor kept anywhere. */
  missing(): string[] {
    const places = [
      ...this.tabs.flatMap((tab) => tab.texts()),
      JSON.stringify([...this.browser.kept.values()]),
      ...this.browser.notes.values(),
      this.downloads,
    ];
    return this.#missingFrom(places.join('\n'));
  }

  #missingFrom(text: string): string[] {
    const there = new Set(text.match(/w\d+/g) ?? []);
    return [...this.#ledger].filter((word) => !there.has(word));
  }

  get isLessonFull(): boolean {
    return this.stepsBack >= STEPS_PER_LESSON;
  }

  /** Closes the lesson, looks for every word by the means that a learner has, and opens the next. */
  async nextLesson(): Promise<string[]> {
    await this.calm();
    for (const tab of [...this.tabs]) await this.lose(tab);
    let missing: string[] = [];
    if (this.lesson !== '') {
      const found = await this.#lookEverywhere();
      missing = this.#missingFrom(`${found}\n${this.downloads}`);
    }
    this.#ledger = new Set();
    this.downloads = '';
    this.stepsBack = 0;
    this.lessons += 1;
    this.lesson = `lesson-${this.lessons}`;
    await this.openTab();
    return missing;
  }

  /** Opens the lesson afresh, looks at every other version that is offered, and takes back all that can be. */
  async #lookEverywhere(): Promise<string> {
    const texts: string[] = [];
    const tab = await this.openTab();
    const { workspace } = tab;
    const look = (): void => void texts.push(...tab.texts());
    look();
    for (let offers = 0; workspace.other.get() && offers < 20; offers++) {
      workspace.choose('other');
      look();
      await this.pass(1000);
    }
    for (let steps = 0; workspace.undoable.get() !== null && steps < 40; steps++) {
      workspace.undo();
      look();
    }
    await this.lose(tab);
    return texts.join('\n');
  }
}
