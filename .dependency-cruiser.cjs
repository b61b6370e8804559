// Who may import whom. The rooms of the house, from the bottom up:
// files, rpc ← course, workspace, runtime ← sandbox ← preview ← checks ← site/lab ← pages.
const room = (name) => `^site/lib/${name}/`;
const mayNot = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    mayNot('files-is-at-the-bottom', room('files'), '^site/lib/(?!files/)', 'files imports no other room.'),
    mayNot('rpc-is-at-the-bottom', room('rpc'), '^site/lib/(?!rpc/)', 'rpc imports no other room.'),
    mayNot('course-is-pure', room('course'), '^site/lib/(?!files/|course/)', 'course imports only files.'),
    mayNot(
      'workspace-knows-files',
      room('workspace'),
      '^site/lib/(?!files/|course/|workspace/)',
      'workspace imports files and course.',
    ),
    mayNot(
      'playground-is-pure',
      room('playground'),
      '^site/lib/(?!files/|course/|workspace/|playground/)|^site/lib/workspace/(?!edits|binary|file-rules|version)',
      'playground imports files, course and the pure parts of workspace.',
    ),
    mayNot(
      'runtime-knows-files',
      room('runtime'),
      '^site/lib/(?!files/|rpc/|runtime/)',
      'runtime imports files and rpc.',
    ),
    mayNot(
      'sandbox-stands-on-runtime',
      room('sandbox'),
      '^site/lib/(?!files/|rpc/|runtime/|sandbox/|async-context/)',
      'sandbox imports runtime and below.',
    ),
    mayNot(
      'preview-stands-on-sandbox',
      room('preview'),
      '^site/lib/(?!rpc/|sandbox/|preview/)',
      'preview imports sandbox and rpc.',
    ),
    mayNot(
      'checks-stand-on-preview',
      room('checks'),
      '^site/lib/(?!files/|sandbox/|preview/|checks/)',
      'checks import sandbox and preview.',
    ),
    mayNot(
      'lib-knows-no-ui',
      '^site/lib/',
      '^site/(lab|pages|layouts|components)/',
      'The libraries know no user interface.',
    ),
    mayNot(
      'components-know-no-lab',
      '^site/(layouts|components)/',
      '^site/lab/(?!theme|progress|site-href)',
      'Pages put the lab together; thin components do not.',
    ),
    mayNot(
      'dialogs-know-no-lesson',
      '^site/dialogs/',
      '^site/lab/(?!site-href|Icon)',
      'Every page can open the dialogs, and none should load the lab for them.',
    ),
    mayNot(
      'offline-knows-no-lab',
      '^site/offline/',
      '^site/(?!offline/|lab/site-href)',
      'Every page keeps the site, and none should load the lab for it.',
    ),
    mayNot(
      'service-worker-stays-inside',
      '^site/(?!offline/worker/)',
      '^site/offline/worker/',
      'The service worker is bundled, not imported.',
    ),
    mayNot(
      'site-imports-no-scripts',
      '^site/',
      '^scripts/',
      'Scripts may use the site, never the other way round.',
    ),
    mayNot(
      'server-stays-inside',
      '^site/(?!lib/sandbox/server/)',
      '^site/lib/sandbox/server/',
      'The sandbox server is bundled, not imported.',
    ),
    mayNot(
      'async-context-stays-inside',
      '^site/(?!lib/(async-context|sandbox/server)/)',
      '^site/lib/async-context/',
      'The shim is for Node; browsers have nothing to patch.',
    ),
    mayNot(
      'async-context-is-at-the-bottom',
      room('async-context'),
      '^site/lib/(?!async-context/)',
      'The shim stands alone, to be copied.',
    ),
    mayNot(
      'authoring-stays-in-dev',
      '^site/(?!authoring/)',
      '^site/authoring/',
      'What authors see is injected by the development server; no page carries it.',
    ),
    mayNot(
      'styleguide-stays-in-dev',
      '^site/(?!styleguide/)',
      '^site/styleguide/',
      'The styleguide is injected by the development server; no page carries it.',
    ),
    mayNot(
      'agent-stays-inside',
      '^site/(?!lib/preview/agent/)',
      '^site/lib/preview/agent/',
      'The agent is bundled, not imported.',
    ),
    {
      name: 'checks-use-the-api',
      comment: "Checks of lessons and examples import the check API and nothing else.",
      severity: 'error',
      from: { path: '^(lessons|playground-examples)/.*/checks\\.ts$' },
      to: { pathNot: '^site/lib/checks/api\\.ts$' },
    },
    {
      name: 'one-door-to-node',
      comment: 'Browsers have no Node.',
      severity: 'error',
      from: { path: '^site/', pathNot: '^site/lib/(sandbox/server|async-context)/|\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'one-door-to-webcontainers',
      comment: '@webcontainer/api is an implementation detail of one runtime.',
      severity: 'error',
      from: { pathNot: '^site/lib/runtime/webcontainer/' },
      to: { path: 'node_modules/@webcontainer/' },
    },
    {
      name: 'one-door-to-monaco',
      comment: 'Monaco is an implementation detail of the editor.',
      severity: 'error',
      from: { pathNot: '^site/lab/' },
      to: { path: 'node_modules/monaco-editor/' },
    },
    {
      name: 'template-is-plain-next',
      comment: 'Stagedoor imports nothing of ours.',
      severity: 'error',
      from: { path: '^sandbox-template/' },
      to: { path: '^(site|scripts|tests|lessons)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.astro|\\.next|\\.lab)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
  },
};
