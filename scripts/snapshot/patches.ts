/**
 * Owns what is changed in the packages so that Next runs where there are no native add-ons and no promise hooks. Each
 * patch says how many places it must find; another count means that Next has moved, and stops the build.
 */

export interface Patch {
  /** Path in `node_modules`. */
  readonly file: string;
  readonly find: RegExp;
  readonly replacement: string;
  readonly places: number;
  readonly why: string;
  /** What to look at when the count is another one. */
  readonly lookAt: string;
}

const TRANSFORMS = "['transform-async-to-generator', 'transform-async-generator-functions']";

export const PATCHES: readonly Patch[] = [
  {
    file: 'next/dist/build/swc/options.js',
    find: /(targets: \{\s*(?:\/\/[^\n]*\n\s*)*node: process\.versions\.node\s*\})(\s*\})/g,
    replacement: `$1, include: ${TRANSFORMS}$2`,
    places: 2,
    why: "The learner's code is compiled without native async functions: at their `await` a WebContainer loses the async context.",
    lookAt:
      'how getJestSWCOptions and getLoaderSWCOptions give swc the `env` of server code. A lower target instead of `include` breaks Next.',
  },
  {
    file: 'next/dist/build/swc/index.js',
    find: /return rawBindings\.codeFrameColumns\(Buffer\.from\(source\), location, options\);/g,
    replacement:
      'const { color: _, ...known } = options ?? {}; return rawBindings.codeFrameColumns(Buffer.from(source), location, known);',
    places: 1,
    why: 'The newest wasm build of SWC is older than this Next and refuses the option `color`.',
    lookAt: 'whether a newer @next/swc-wasm-nodejs knows `color`; then this patch can go.',
  },
  {
    file: 'next/wasm/@next/swc-wasm-nodejs/wasm.js',
    find: /const ret = Error\(v0\);/g,
    replacement: 'const ret = Error(v0); ret.stack = String(ret);',
    places: 1,
    why: "Webpack shows an error's stack, and this one's is seven lines of wasm offsets below what the learner got wrong.",
    lookAt: 'where wasm.js makes the Error for __wbindgen_error_new or __wbg_Error.',
  },
  {
    file: 'next/dist/build/webpack/loaders/metadata/discover.js',
    find: /`\(async \(props\) => \(await (instrumentModuleGetter\(\(\) => import\(.*?\)\)\(\))\)\.default\(props\)\)`/g,
    replacement: '`((props) => $1.then((module) => module.default(props)))`',
    places: 1,
    why: 'This code goes into the app as it stands, past every compiler, and an `await` in it loses the async context.',
    lookAt: "how createStaticMetadataFromRoute writes the code that loads an app's icons.",
  },
  {
    file: 'next/dist/build/load-jsconfig.js',
    find: /const tsConfig = await \(0, _runTypeScriptCli\.getTypeScriptConfigurationCli\)\(\{[^}]*\}\);/g,
    replacement:
      "const tsConfig = { compilerOptions: require('next/dist/compiled/comment-json').parse((0, _fs.readFileSync)(tsConfigPath, 'utf8'), null, true).compilerOptions };",
    places: 1,
    why: 'At each start Next runs `tsc --showConfig` in a process of its own, 6 MB of script, to read one file. Inherited paths are read without it.',
    lookAt: 'how loadJsConfig reads tsconfig.json when `experimental.useTypeScriptCli` is on.',
  },
  {
    file: 'next/dist/build/webpack-config.js',
    find: /compression: dev \? 'gzip' : false/g,
    replacement: "compression: false, readonly: process.env.LAB_WEBPACK_CACHE !== 'write'",
    places: 1,
    why: 'The compiled cache is made once (scripts/compiled-cache) and only read in a container, which forgets its disk; compressed as a whole it is a quarter of what its compressed parts are.',
    lookAt: 'the `cache` of webpack in the development configuration.',
  },
  {
    file: 'next/dist/build/webpack-config.js',
    find: /webpack5Config\.snapshot = \{\};/g,
    replacement:
      'webpack5Config.snapshot = { module: { timestamp: true, hash: true }, resolve: { timestamp: true, hash: true } };',
    places: 1,
    why: 'Files that were mounted just now are newer than the compiled cache; by their contents webpack sees that they are the ones it was made from.',
    lookAt: 'webpack’s `snapshot` option in the development configuration.',
  },
  {
    file: 'next/dist/server/config-shared.js',
    find: /maxInactiveAge: 60 \* 1000,\s*pagesBufferLength: 5/g,
    replacement: 'maxInactiveAge: 24 * 60 * 60 * 1000, pagesBufferLength: 100',
    places: 1,
    why: 'Next forgets all but five routes after an idle minute, and the app has more: the next edit would compile them anew.',
    lookAt: 'the default of `onDemandEntries`.',
  },
];

/**
 * Applies the patches of one file.
 * @throws if a patch does not find exactly its places.
 */
export function applyPatches(path: string, source: string, patches: readonly Patch[] = PATCHES): string {
  let patched = source;
  for (const { file, find, replacement, places, why, lookAt } of patches) {
    if (file !== path) continue;
    const found = patched.match(find)?.length ?? 0;
    if (found !== places)
      throw new Error(
        [
          `The patch of ${file} found ${found} places instead of ${places}; Next.js has probably moved.`,
          `What it is for: ${why}`,
          `Look at ${lookAt} Then mend scripts/snapshot/patches.ts.`,
        ].join('\n'),
      );
    patched = patched.replace(find, replacement);
  }
  return patched;
}

/**
 * Makes sure that no patch was left out because its file is gone.
 * @param paths What went through {@link applyPatches}.
 * @throws for the first file that is missing.
 */
export function assertAllPatched(paths: ReadonlySet<string>, patches: readonly Patch[] = PATCHES): void {
  for (const { file, why, lookAt } of patches) {
    if (paths.has(file)) continue;
    throw new Error(
      `${file} is not there to be patched.\nWhat the patch is for: ${why}\nLook at ${lookAt} Then mend scripts/snapshot/patches.ts.`,
    );
  }
}
