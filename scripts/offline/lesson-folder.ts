/** Owns what the folder of a downloaded lesson holds. Pure. */
import type { LessonFrontMatter } from '../../site/lib/course/lesson.ts';
import { type Files, overlayFiles } from '../../site/lib/files/files.ts';
import { appFiles } from '../../site/lib/playground/project/app-files.ts';
import { below, GIT_IGNORED, namedManifests, WORKSPACE } from '../../site/lib/playground/project/ordinary.ts';
import { readProse } from './prose.ts';

export interface LessonParts {
  readonly id: string;
  readonly front: LessonFrontMatter;
  /** The text of `lesson.mdx`. */
  readonly mdx: string;
  /** What the site mounts: the app with the sandbox server in `.lab/`. */
  readonly template: Files;
  readonly starter: Files;
  readonly solution: Files;
  /** The template's own package-lock.json. */
  readonly lockfile: string;
  /** What checks the app, by its paths in `.lab/`. */
  readonly lab: Files;
}

/** What the native profile starts, and what it injects into pages. */
const SANDBOX = ['server.mjs', 'agent.js'];

const manifests = ({ id, template, lockfile }: LessonParts): Files =>
  namedManifests(String(template['package.json']), lockfile, {
    name: `stagedoor-${id}`,
    description: 'A lesson of Server Actions Lab, to be done on your own machine.',
    scripts: { check: 'node .lab/check.mjs' },
  });

const readme = ({ front, starter, solution, mdx }: LessonParts): string => {
  const editable = [...new Set([...Object.keys(starter), ...Object.keys(solution)])].sort();
  return `# ${front.code} ${front.title}

${front.objective}

1. You need Node.js 22.12 or newer. For the checks, Chrome, Edge or Chromium should be installed.
2. \`npm install && npm run check\` installs the app, once, and runs the checks. Some fail: that is the lesson.
3. \`npm run dev\` shows the app at http://localhost:3000. Sign in as Ana, Ben, Orla or Otto.
4. Edit ${editable.map((path) => `\`${path}\``).join(', ')}. You may add files.
5. \`npm run check\` again, until all pass. \`npm run check -- --open\` uses your own browser, \`--browser PATH\` another one.
6. It is the same app and the same checks as on the site. Attack, Boundary and the other panels that the text names are there only.

Your code runs as you, and can do what you can do. Do not check other people's code that you would not run otherwise.

---

${readProse(mdx).before}
`;
};

/** Every file of the zip by its path, all of them in one folder that is named after the lesson. */
export function lessonFolder(parts: LessonParts): Files {
  const { id, mdx, template, starter, lab } = parts;
  const app = appFiles(template);
  const sandbox = SANDBOX.map((name): [string, Files[string]] => {
    const contents = template[`.lab/${name}`];
    if (contents === undefined)
      throw new Error(
        `The template has no .lab/${name}; run "node scripts/build-sandbox.ts" and build again.`,
      );
    return [name, contents];
  });
  return below(
    id,
    overlayFiles(app, starter, manifests(parts), {
      'README.md': readme(parts),
      'pnpm-workspace.yaml': WORKSPACE,
      '.gitignore': [...GIT_IGNORED, '.lab/sandboxes', ''].join('\n'),
      '.lab/AFTER.md': `${readProse(mdx).after}\n`,
      ...below('.lab', lab),
      ...below('.lab/app', Object.fromEntries(sandbox)),
    }),
  );
}
