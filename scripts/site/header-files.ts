/** Owns the site's headers as other hosts want to read them. The build writes these files beside the pages. */
import { type BuiltSite, type HeaderRule, headerRules } from './headers.ts';

/** What is written here is for hosts, not for visitors, so it has no caching of its own. */
const HOST_FILES = ['_headers', 'vercel.json', 'nginx.conf.example'];

/** `_headers`, which Netlify and Cloudflare Pages read. */
const forNetlify = (rules: readonly HeaderRule[]): string =>
  rules
    .map(({ path, headers }) =>
      [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('\n');

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
const asPattern = (path: string): string => path.split('*').map(escaped).join('(.*)');

const forVercel = (rules: readonly HeaderRule[]): string => {
  const headers = rules.map((rule) => ({
    source: asPattern(rule.path),
    headers: Object.entries(rule.headers).map(([key, value]) => ({ key, value })),
  }));
  return `${JSON.stringify({ trailingSlash: true, headers }, null, 2)}\n`;
};

/** `Cache-Control` as nginx names a variable: `$lab_cache_control`. */
const variable = (header: string): string => `$lab_${header.toLowerCase().replaceAll('-', '_')}`;

/**
 * Headers for all paths are nginx's, and those that differ come from a map each: one `add_header` in a location drops all
 * others.
 */
const forNginx = (rules: readonly HeaderRule[], base: string): string => {
  const [all, ...others] = rules;
  const names = [...new Set(others.flatMap(({ headers }) => Object.keys(headers)))];
  const maps = names.map((name) => {
    const lines = others.map(({ path, headers }) => `    "~^${asPattern(path)}$" "${headers[name] ?? ''}";`);
    return `map $uri ${variable(name)} {\n    default "";\n${lines.join('\n')}\n}\n`;
  });
  const everywhere = Object.entries(all?.headers ?? {}).map(
    ([name, value]) => `    add_header ${name} "${value}" always;`,
  );
  const differing = names.map((name) => `    add_header ${name} ${variable(name)} always;`);
  const place = base === '/' ? 'root /srv/server-actions-lab;' : 'alias /srv/server-actions-lab/;';
  return `# Server Actions Lab under ${base} of a host. Change the name, the certificate and the folder, which is dist/.
${maps.join('\n')}
server {
    listen 443 ssl;
    server_name lab.example.com;
    ssl_certificate /etc/ssl/lab.example.com.pem;
    ssl_certificate_key /etc/ssl/lab.example.com.key;

${everywhere.join('\n')}
    # nginx leaves out a header whose value is empty.
${differing.join('\n')}

    gzip on;
    gzip_types text/css text/javascript application/javascript application/json image/svg+xml;

    # For hosts that read them; nobody's business here.
    location ~ ^${escaped(base)}(_headers|vercel\\.json|nginx\\.conf\\.example)$ {
        return 404;
    }

    location ${base} {
        ${place}
        index index.html;
        error_page 404 ${base}404.html;
    }
}
`;
};

/** The files by their names at the top of the built site. */
export function headerFiles(site: BuiltSite): Record<string, string> {
  const topLevel = site.topLevel.filter((name) => !HOST_FILES.includes(name));
  const rules = headerRules({ ...site, topLevel });
  return {
    _headers: forNetlify(rules),
    'vercel.json': forVercel(rules),
    'nginx.conf.example': forNginx(rules, site.base),
  };
}
