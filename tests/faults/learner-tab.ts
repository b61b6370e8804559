/**
 * Owns one tab of the scripted learner: the real workspace, session and sandbox client of a lesson, over a fake browser
 * and fake runtimes. Knows what was typed into it, letter by letter.
 */
import { filesAsText } from '../../site/lab/editor/download-files.ts';
import { openSession, type Session } from '../../site/lab/session.ts';
import { lessonWork } from '../../site/lab/work.ts';
import { check } from '../../site/lib/checks/check.ts';
import { lessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { type FakeRuntime, fakeRuntime } from '../../site/lib/sandbox/client/fake-runtime.ts';
import type { FakeBrowser, FakeTab } from '../../site/lib/workspace/fake-browser.ts';
import { openWorkspace, type Workspace } from '../../site/lib/workspace/workspace.ts';

/** Files that the learner makes, and may rename and delete. */
export const [MINE, OURS] = ['actions/mine.ts', 'actions/ours.ts'];
export const FILES = ['actions/orders.ts', 'components/button.tsx', 'data/orders.ts', MINE, OURS];
const frontMatter = lessonFrontMatter.parse({
  code: 'F1',
  title: 'A lesson to make faults in',
  objective: 'Whatever happens, nothing that was typed is lost.',
  summary: 'Somebody types, and everything breaks.',
  minutes: 5,
  focus: FILES[0],
  files: FILES,
  starterFails: ['one'],
  hints: ['What is it about?', 'It is about that.', 'Do this and that.'],
  mistakes: {},
});
const starter = { 'actions/orders.ts': 'starter\n', 'components/button.tsx': 'button\n' };
const solution = { 'actions/orders.ts': 'solved\n', 'data/orders.ts': 'made for the solution\n' };

const UNTOUCHED = ['starter\n', 'button\n', '', '', ''];

export class LearnerTab {
  readonly fake: FakeTab;
  readonly workspace: Workspace;
  readonly session: Session;
  readonly runtimes: FakeRuntime[];
  readonly #lesson: string;
  /** What the learner saw after the last thing that the learner did. */
  #seen: readonly string[];
  /** Words typed into this tab since it was opened. */
  readonly typed = new Set<string>();

  private constructor(lesson: string, fake: FakeTab, workspace: Workspace) {
    this.#lesson = lesson;
    this.fake = fake;
    this.workspace = workspace;
    this.runtimes = [];
    this.session = openSession({
      work: lessonWork(
        lesson,
        frontMatter,
        [check('one', 'The app answers', async ({ data }) => void (await data.all('orders')))],
        null,
      ),
      workspace,
      boot: async () => {
        const runtime = fakeRuntime();
        this.runtimes.push(runtime);
        return runtime.runtime;
      },
      aroundSite: [],
      openFrame: () => () => {
        throw new Error('No page is opened here.');
      },
    });
    this.#seen = this.texts();
  }

  /** @param page A file of the lesson that nobody edits; another text is another version of the lesson. */
  static async open(browser: FakeBrowser, lesson: string, page: string): Promise<LearnerTab> {
    const fake = browser.openTab(lesson);
    const template = { 'app/page.tsx': page };
    const workspace = await openWorkspace({ lesson, template, starter, solution, ...fake });
    return new LearnerTab(lesson, fake, workspace);
  }

  texts(): string[] {
    return FILES.map((path) => this.workspace.read(path));
  }

  /**
   * What the editor showed when the learner last did something. In a lesson that was not touched yet, edits that could
   * not be read at first may come in.
   */
  get seen(): readonly string[] {
    if (this.typed.size === 0 && this.#seen.join() === UNTOUCHED.join()) this.#seen = this.texts();
    return this.#seen;
  }

  /** Something that the learner does and that may change the texts. */
  does(what: (workspace: Workspace) => void): void {
    what(this.workspace);
    this.#seen = this.texts();
  }

  /** Types a word at the end of a file, one letter after the other. */
  type(path: string, word: string): void {
    this.typed.add(word);
    this.does((workspace) => {
      for (const letter of `${word} `) workspace.edit(path, workspace.read(path) + letter);
    });
  }

  download(): string {
    return filesAsText(this.#lesson, FILES, this.workspace);
  }

  get runtime(): FakeRuntime | null {
    return this.runtimes.at(-1) ?? null;
  }

  /** The tab is gone, without a word to anybody. */
  async crash(): Promise<void> {
    this.fake.crash();
    await this.session.leave().sandbox.dispose();
  }
}
