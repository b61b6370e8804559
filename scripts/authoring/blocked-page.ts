/** Owns the document that stands in the place of a lesson or part which cannot be shown yet. Its words come from site/authoring. */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** As site/components/Mark.astro has it. */
const mark = (title: string): string => `<a class="mark" href="/" aria-label="${title}, home">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M10.4 3.2A8.8 8.8 0 0 0 10.4 20.8z" class="fill-browser"></path>
            <path d="M13.6 3.2h8.2v17.6h-8.2z" class="fill-server"></path>
          </svg>
          <span class="word">${title}</span>
        </a>`;

const STYLES = ['tokens', 'base', 'components', 'pages'];

/** @param title The course's. @returns HTML, for Vite's development server only. */
export const blockedPage = (title: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Cannot be shown yet · ${escaped(title)}</title>
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    ${STYLES.map((name) => `<link rel="stylesheet" href="/site/styles/${name}.css" />`).join('\n    ')}
    <script>
      try {
        const theme = localStorage.getItem('server-actions-lab:theme');
        if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
      } catch {}
    </script>
    <script type="module" src="/@vite/client"></script>
    <script type="module" src="/site/authoring/on-page.tsx"></script>
  </head>
  <body>
    <div class="page">
      <header class="site">
        <div class="wrap">
          ${mark(escaped(title))}
          <nav aria-label="Main"><a class="btn btn-s" href="/course/">Open the course</a></nav>
        </div>
      </header>
      <main id="main" class="wrap" tabindex="-1" data-blocked></main>
    </div>
  </body>
</html>
`;
