/**
 * Owns which files of an installed `node_modules` go into the snapshot: rules by package, each with its reason. What no
 * rule speaks of stays, so that a package which is new to the template is there, if somewhat larger than need be.
 *
 * The rules came from watching which files a development server reads (access times, over an exercise of pages, actions,
 * hot reloading and the error overlay) and from what is only looked for. `node scripts/build-snapshot.ts --trace` watches
 * pages, an edit and a compile error again, and says which files it read that these rules leave out.
 */

export interface KeepRule {
  /** The package's name. */
  readonly package: string;
  readonly why: string;
  /** Only these stay; all if not given. Paths are relative to the package, with forward slashes. */
  readonly keep?: readonly RegExp[];
  /** And of those, these go. */
  readonly drop?: readonly RegExp[];
  /** Files that need no mention here, because kept files of another package name them in full. */
  readonly namedBy?: string;
  /** Import specifiers: what they reach through static imports stays, and nothing else. */
  readonly reachedFrom?: readonly string[];
}

/** Goes wherever it lies: nobody reads it while an app is served. */
const NEVER: readonly RegExp[] = [
  /(^|\/)\.(bin|package-lock\.json$)/,
  /\.map$/,
  /\.(md|markdown|flow|tsbuildinfo|zip)$/i,
  /\.d\.([cm]?ts|[^/]+\.ts)$/,
  /\.(production|production\.min|profiling)\.js$/,
];

/** Stays wherever it lies: packages are found by it, and their authors ask for it. */
const ALWAYS: readonly RegExp[] = [/(^|\/)package\.json$/, /(^|\/)licen[cs]e(\.(md|txt))?$/i];

const NOTHING: readonly RegExp[] = [];

export const KEEP_RULES: readonly KeepRule[] = [
  {
    package: 'next',
    why: 'Only webpack serves here: no Turbopack, Babel, production server, experimental React, fonts or image service.',
    drop: [
      /^dist\/(bundle-analyzer|diagnostics|server\/typescript|build\/(babel|analyze))\//,
      // The ES module build is for the edge runtime; of it, webpack takes the templates that routes are made from.
      /^dist\/esm\/(?!build\/templates\/(app-page|app-route|middleware|pages)\.js$)/,
      /^dist\/server\/capsize-font-metrics\.json$/,
      /^dist\/compiled\/@next\/font\/dist\/(fontkit\/|google\/font-data\.json)/,
      // Of the bundled servers: development, for webpack, with stable React. The workers only probe for hangs.
      /^dist\/compiled\/next-server\/(?!(app-page|app-route|pages|pages-api)\.runtime\.dev\.js$)/,
      /^dist\/compiled\/[^/]+-experimental\//,
      /^dist\/compiled\/react-server-dom-turbopack\//,
      // React's servers are part of the bundled servers above.
      /^dist\/compiled\/react-dom\/cjs\/react-dom-(server|profiling)/,
      /^dist\/compiled\/react-server-dom-webpack\/cjs\/react-server-dom-webpack-(?!client)/,
      /^dist\/compiled\/@vercel\/(?!detect-agent\/)/,
      /^dist\/compiled\/(@mswjs|babel|babel-packages|cssnano-simple|node-html-parser|ora|postcss-scss|serve-handler|terser|web-vitals-attribution)\//,
      /^dist\/compiled\/@babel\/runtime\/(?!package\.json)/,
    ],
  },
  {
    package: 'typescript',
    why: 'Next only looks whether it is there; the patch in patches.ts keeps it from being run.',
    keep: [/^bin\/tsc$/],
  },
  { package: '@types/react', why: 'Without this one file Next installs packages.', keep: [/^index\.d\.ts$/] },
  { package: '@types/node', why: 'Without this one file Next installs packages.', keep: [/^index\.d\.ts$/] },
  { package: '@types/react-dom', why: 'Types.', keep: NOTHING },
  { package: '@types/sql.js', why: 'Types.', keep: NOTHING },
  { package: '@types/emscripten', why: 'Types.', keep: NOTHING },
  { package: 'csstype', why: 'Types.', keep: NOTHING },
  { package: 'undici-types', why: 'Types.', keep: NOTHING },
  {
    package: 'react-dom',
    why: "Pages of the App Router take Next's own copy; the fallback error page of the Pages Router takes this one.",
    drop: [
      /(^|\/)(profiling|static|test-utils)\b/,
      /\.(bun|legacy\.node)\b/,
      /^cjs\/.*(profiling|static|test-utils|bun)/,
    ],
  },
  {
    package: 'zod',
    why: 'Bundlers take the ES modules; version 3 is there for those who migrate.',
    drop: [/^(src|v3)\//, /\.cjs$/],
  },
  {
    package: 'drizzle-orm',
    why: 'One of its two dozen databases is used, through the proxy driver.',
    reachedFrom: ['drizzle-orm', 'drizzle-orm/sqlite-core', 'drizzle-orm/sqlite-proxy'],
  },
  {
    package: 'sql.js',
    why: 'Its other builds are for browsers, debugging and engines without WebAssembly.',
    keep: [/^dist\/sql-wasm\.(js|wasm)$/],
  },
  {
    package: 'caniuse-lite',
    why: "Next's bundled CSS prefixer reads some features; usage by country is for queries nobody makes.",
    keep: [/^data\/[^/]+\.js$/, /^dist\/(unpacker|lib)\//],
    namedBy: 'next',
  },
  { package: 'styled-jsx', why: 'Its Babel plugin is not run.', drop: [/^dist\/babel\//, /^(lib|babel)/] },
  { package: '@swc/helpers', why: 'Sources are not run.', drop: [/^(src|scripts)\//] },
];

/** Splits a path in `node_modules` into the package's name and the path in the package. */
export function splitPackagePath(path: string): { name: string; rest: string } {
  const parts = path.split('/');
  const length = path.startsWith('@') ? 2 : 1;
  return { name: parts.slice(0, length).join('/'), rest: parts.slice(length).join('/') };
}

const matches = (patterns: readonly RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(text));

/**
 * Whether a rule alone keeps a file.
 * @param path Relative to `node_modules`, with forward slashes.
 */
export function isKept(path: string, rules: readonly KeepRule[] = KEEP_RULES): boolean {
  const { name, rest } = splitPackagePath(path);
  if (rest === '' || name === '.bin') return false;
  const rule = rules.find((each) => each.package === name);
  if (rule?.drop && matches(rule.drop, rest)) return false;
  if (matches(ALWAYS, rest)) return true;
  if (rule?.reachedFrom) return false;
  if (rule?.keep) return matches(rule.keep, rest);
  return !matches(NEVER, rest);
}
