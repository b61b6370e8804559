import { expect, test } from 'vitest';
import { parseBase, parseEmbeddedBy, parseSite } from '../../scripts/site/build.ts';
import { inlineScriptHashes } from '../../scripts/site/built-site.ts';
import { headerFiles } from '../../scripts/site/header-files.ts';
import { type BuiltSite, type HeaderRule, headerRules, headersFor } from '../../scripts/site/headers.ts';

const site: BuiltSite = {
  base: '/lab/',
  inlineScripts: ['sha256-AAAA='],
  topLevel: [
    'index.html',
    '404.html',
    'icon.svg',
    'service-worker.js',
    '_astro',
    'fonts',
    'sandbox',
    'course',
    'data',
    'downloads',
    'embed',
  ],
  embeddedBy: ["'self'", 'https://docs.example.com'],
};
const PATHS = [
  '/lab/',
  '/lab/index.html',
  '/lab/404.html',
  '/lab/icon.svg',
  '/lab/service-worker.js',
  '/lab/course/',
  '/lab/data/lessons/own-the-row.json',
  '/lab/downloads/own-the-row.zip',
  '/lab/embed/',
  '/lab/fonts/a.woff2',
  '/lab/_astro/Lab.BQKsIPlF.js',
  '/lab/sandbox/dependencies-0123456789abcdef.snapshot',
  '/lab/sandbox/manifest.json',
];
const rules = headerRules(site);
const cachingOf = (path: string): string | undefined => headersFor(rules, path)['Cache-Control'];

test.each(PATHS)('%s is isolated and has the policy', (path) => {
  expect(headersFor(rules, path)).toMatchObject({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Cross-Origin-Resource-Policy': path.includes('/embed/') ? 'cross-origin' : 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': expect.stringContaining("'sha256-AAAA='"),
  });
});

test('only the page for embedding is embedded, and only by those whom the owner names', () => {
  const framedBy = (path: string, of = rules): string | undefined =>
    /frame-ancestors ([^;]+)/.exec(headersFor(of, path)['Content-Security-Policy'] ?? '')?.[1];
  for (const path of PATHS)
    expect(framedBy(path)).toBe(path.includes('/embed/') ? "'self' https://docs.example.com" : "'self'");
  const closed = headerRules({ ...site, embeddedBy: [] });
  expect(framedBy('/lab/embed/', closed)).toBe("'self'");
  expect(headersFor(closed, '/lab/embed/')).toEqual(headersFor(closed, '/lab/course/'));
});

test('who may embed is told as origins', () => {
  expect(parseEmbeddedBy(undefined)).toEqual([]);
  expect(parseEmbeddedBy(' https://a.example  http://localhost:* ')).toEqual([
    "'self'",
    'https://a.example',
    'http://localhost:*',
  ]);
  expect(parseEmbeddedBy('*')).toEqual(["'self'", '*']);
  for (const wrong of [
    'docs.example.com',
    'https://a.b/path',
    "https://a.b; script-src 'none'",
    'https:',
    "'self'",
  ])
    expect(() => parseEmbeddedBy(wrong)).toThrow('https://docs.example.com');
});

test('what is named by its contents is kept for ever, and what may change is asked for each time', () => {
  const expected = PATHS.map((path) => {
    if (/_astro|\.snapshot$/.test(path)) return 'public, max-age=31536000, immutable';
    return path.includes('/fonts/') ? 'public, max-age=604800' : 'no-cache';
  });
  expect(PATHS.map(cachingOf)).toEqual(expected);
});

test('no path gets a header from two rules', () => {
  const patternOf = (rule: HeaderRule): RegExp =>
    new RegExp(
      `^${rule.path
        .split('*')
        .map((part) => RegExp.escape(part))
        .join('.*')}$`,
    );
  for (const path of PATHS) {
    const names = rules
      .filter((rule) => patternOf(rule).test(path))
      .flatMap(({ headers }) => Object.keys(headers));
    expect(names).toEqual([...new Set(names)]);
  }
});

test('previews may have any host, nothing may be evaluated, and no script in a page runs that the build did not write', () => {
  const policy = headersFor(rules, '/lab/')['Content-Security-Policy'] ?? '';
  const sourcesOf = (name: string): string[] =>
    policy
      .split('; ')
      .find((directive) => directive.startsWith(`${name} `))
      ?.split(' ')
      .slice(1) ?? [];
  expect(sourcesOf('frame-src')).toEqual(
    expect.arrayContaining(['https:', 'http://localhost:*', 'http://*.localhost:*', 'http://127.0.0.1:*']),
  );
  // zstddec, which unpacks the snapshot, fetches a data: address.
  expect(sourcesOf('connect-src')).toEqual(expect.arrayContaining(['data:', 'https://stackblitz.com']));
  expect(sourcesOf('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'", "'sha256-AAAA='"]);
  // Somebody's own checks are a worker of text, in a frame of an opaque origin.
  expect(sourcesOf('worker-src')).toEqual(["'self'", 'blob:']);
  expect(policy).not.toContain("'unsafe-eval'");
});

test('the hashes are those of scripts in the page, not of scripts that it loads', () => {
  // From the specification's own example of a hash.
  const html = `<script type="module" src="/a.js"></script><script>alert('Hello, world.');</script>`;
  expect(inlineScriptHashes(html)).toEqual(['sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=']);
});

const readNetlify = (text: string): HeaderRule[] =>
  text
    .trim()
    .split('\n\n')
    .map((block) => {
      const [path = '', ...lines] = block.split('\n');
      return {
        path,
        headers: Object.fromEntries(
          lines.map((line) =>
            line
              .trim()
              .split(/: (.*)/s)
              .slice(0, 2),
          ),
        ),
      };
    });

test('Netlify and Cloudflare read the same rules, within their limits', () => {
  const text = headerFiles(site)._headers ?? '';
  expect(readNetlify(text)).toEqual(rules);
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(2000);
  // Cloudflare takes one splat in a pattern, and a hundred patterns.
  for (const { path } of rules) expect(path.split('*').length).toBeLessThanOrEqual(2);
  expect(rules.length).toBeLessThan(100);
});

test('Vercel sends the same headers', () => {
  const vercel: { headers: { source: string; headers: { key: string; value: string }[] }[] } = JSON.parse(
    headerFiles(site)['vercel.json'] ?? '',
  );
  for (const path of PATHS) {
    const matching = vercel.headers.filter(({ source }) => new RegExp(`^${source}$`).test(path));
    const sent = matching.flatMap(({ headers }) => headers.map(({ key, value }) => [key, value]));
    expect(Object.fromEntries(sent)).toEqual(headersFor(rules, path));
  }
});

test('nginx sends the same headers', () => {
  const text = headerFiles(site)['nginx.conf.example'] ?? '';
  const maps = new Map(
    [...text.matchAll(/^map \$uri (\$\w+) \{\n([\s\S]*?)\n\}$/gm)].map(([, name = '', lines = '']) => [
      name,
      [...lines.matchAll(/^ {4}"~(\S+)" "([^"]+)";$/gm)],
    ]),
  );
  const sent = [...text.matchAll(/^ {4}add_header (\S+) (?:"([^"]+)"|(\$\w+)) always;$/gm)];
  for (const path of PATHS) {
    const headers = sent.map(([, name, value, variable = '']) => [
      name,
      value ?? maps.get(variable)?.find(([, pattern = '']) => new RegExp(pattern).test(path))?.[2],
    ]);
    expect(Object.fromEntries(headers)).toEqual(headersFor(rules, path));
  }
});

test('what is written for hosts is not among what is served', () => {
  const again = { ...site, topLevel: [...site.topLevel, '_headers', 'vercel.json', 'nginx.conf.example'] };
  expect(headerFiles(again)).toEqual(headerFiles(site));
});

test.each([
  [undefined, '/'],
  ['', '/'],
  ['/', '/'],
  ['lab', '/lab/'],
  ['/lab', '/lab/'],
  ['/teams/web/lab/', '/teams/web/lab/'],
])('the base %j is %s', (given, base) => {
  expect(parseBase(given)).toBe(base);
});

test.each(['../up', '/a b/', 'https://example.com/lab', '/lab/?x', '//lab//x'])(
  'the base %j is refused with an example',
  (given) => {
    expect(() => parseBase(given)).toThrow('like /lab/');
  },
);

test('a host is told by its address alone', () => {
  expect(parseSite(undefined)).toBeNull();
  expect(parseSite('https://lab.example.com/')).toBe('https://lab.example.com');
  expect(parseSite('http://localhost:8080')).toBe('http://localhost:8080');
  for (const wrong of ['lab.example.com', 'https://example.com/lab/', 'ftp://example.com', 'https://a.b?c'])
    expect(() => parseSite(wrong)).toThrow('https://lab.example.com');
});
