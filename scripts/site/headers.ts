/**
 * Owns the HTTP headers of the site, in one list: this machine's servers send them, and the build writes them down for
 * other hosts (header-files.ts). Every source in the policy says why it is there.
 */

/** Cross-origin isolation, without which no browser gives a WebContainer the shared memory that it needs. */
const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

/** The same for a server that has only pages for itself. */
export const isolation = { ...isolated, 'Cross-Origin-Resource-Policy': 'same-origin' } as const;

/** Any port of this machine: the local runtime, its previews, and a stand-in for the WebContainer host in tests. */
const THIS_MACHINE = ['http://localhost:*', 'http://*.localhost:*', 'http://127.0.0.1:*'];

/**
 * The policy of every page.
 * @param inlineScripts The hashes of the scripts that stand in the pages themselves, as `sha256-…`.
 * @param framedBy Whose pages may show this one in a frame.
 */
export function contentSecurityPolicy(
  inlineScripts: readonly string[],
  framedBy: readonly string[] = ["'self'"],
): string {
  const directives: Readonly<Record<string, readonly string[]>> = {
    'default-src': ["'self'"],
    // The theme is chosen before the first paint by a script in the page, and Astro starts its islands by another. The
    // editor's highlighter and the decoder of the snapshot are WebAssembly. Nothing needs eval: previews have a policy
    // of their own.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...inlineScripts.map((hash) => `'${hash}'`)],
    // Somebody's own checks run in a worker made of text, inside a frame of an opaque origin (site/lib/checks/isolated).
    'worker-src': ["'self'", 'blob:'],
    // Monaco writes style elements, and highlighted code has style attributes.
    'style-src': ["'self'", "'unsafe-inline'"],
    // Monaco draws some of its icons from data in its style sheet.
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    // The snapshot and the lessons; the question whether the WebContainer host answers; the local runtime's WebSocket,
    // which Safari before 15.4 does not count as 'self'. The snapshot's decoder reads its own wasm from a data: address.
    'connect-src': ["'self'", 'data:', 'https://stackblitz.com', 'ws://localhost:*', ...THIS_MACHINE],
    // The WebContainer host, and the previews: their host names are StackBlitz's, change, and are not documented.
    'frame-src': ['https:', ...THIS_MACHINE],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    // A playground is sent to StackBlitz by a form, when somebody presses the button that says so.
    'form-action': ["'self'", 'https://stackblitz.com'],
    // Another site's frame would take the isolation away, and could make people click what they do not see.
    'frame-ancestors': framedBy,
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** Headers for the paths that a pattern stands for. */
export interface HeaderRule {
  /** A path from the host's root, in which one `*` stands for anything: `/lab/_astro/*`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What the rules depend on. */
export interface BuiltSite {
  /** The path under which the site lies, with a slash at both ends; "/" at the root of a host. */
  readonly base: string;
  /** See {@link contentSecurityPolicy}. */
  readonly inlineScripts: readonly string[];
  /** Names of files and folders at the top of the built site. */
  readonly topLevel: readonly string[];
  /** Whose pages may show `/embed/` in a frame, as a policy names them; empty for nobody's but the site's own. */
  readonly embeddedBy: readonly string[];
}

/** Pages of this machine: those who write docs try an embed before they publish it. */
export const THIS_MACHINE_EMBEDS: readonly string[] = ["'self'", 'http://localhost:*', 'http://127.0.0.1:*'];

const FOR_EVER = 'public, max-age=31536000, immutable';
const A_WEEK = 'public, max-age=604800';
const ASK_EACH_TIME = 'no-cache';
/** Named by their contents, so that what is under a name never changes. The rest of `sandbox/` is its manifest. */
const HASHED = ['_astro/*', 'sandbox/*.snapshot'];

/**
 * Every header of the site. No path matches two rules that name the same header: Netlify and Cloudflare would send both
 * values, and browsers take the stricter one. So where somebody may embed, what differs for `/embed/` is said for every
 * other path that there is, too; an address that leads nowhere gets it from no rule then.
 */
export function headerRules({ base, inlineScripts, topLevel, embeddedBy }: BuiltSite): HeaderRule[] {
  const own = {
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': contentSecurityPolicy(inlineScripts),
  };
  const embed = {
    // A page that is isolated itself shows only frames that say this.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Content-Security-Policy': contentSecurityPolicy(inlineScripts, embeddedBy),
  };
  const isEmbedded = embeddedBy.length > 0;
  const ownOf = (path: string): HeaderRule['headers'] => (path === 'embed/*' ? embed : own);
  const rule = (path: string, caching: string): HeaderRule => ({
    path: `${base}${path}`,
    headers: { ...(isEmbedded && ownOf(path)), 'Cache-Control': caching },
  });
  const changing = topLevel
    .filter((name) => !['_astro', 'sandbox', 'fonts'].includes(name))
    .toSorted()
    .map((name) => (name.includes('.') ? name : `${name}/*`));
  return [
    {
      path: `${base}*`,
      headers: {
        ...isolated,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        ...(!isEmbedded && own),
      },
    },
    ...HASHED.map((path) => rule(path, FOR_EVER)),
    rule('fonts/*', A_WEEK),
    ...['', 'sandbox/manifest.json', ...changing].map((path) => rule(path, ASK_EACH_TIME)),
  ];
}

const matches = (pattern: string, path: string): boolean => {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return path === pattern;
  return path.length >= before.length + after.length && path.startsWith(before) && path.endsWith(after);
};

/** The headers of one path, such as `/lab/course/`, as a host sends them that reads the rules. */
export const headersFor = (rules: readonly HeaderRule[], path: string): Record<string, string> =>
  Object.assign({}, ...rules.filter((rule) => matches(rule.path, path)).map(({ headers }) => headers));
