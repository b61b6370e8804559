/** Owns a grade report for people: one HTML file that needs nothing beside it and runs no script. Pure. */
import { locale } from '#texts/language.ts';
import * as texts from '#texts/report.ts';
import { element, escaped, toHtml } from '../../site/lib/markup/markup.ts';
import type { GradeReport } from '../../site/lib/report/report.ts';
import { commonObstacle, reportView, sizeOf } from '../../site/lib/report/view.ts';

/** What a page of the site has from its other style sheets. */
const PAGE_STYLES = `
*{box-sizing:border-box}body{margin:0;background:var(--canvas);color:var(--text);font:var(--t-ui)/1.45 var(--sans)}
main{max-width:75rem;margin:0 auto;padding:var(--s-6) var(--gutter) var(--s-8);display:grid;gap:var(--s-5)}main>*{min-width:0}
h1,h2,h3,p,ul{margin:0}h1{font-size:var(--t-h2);letter-spacing:var(--track-head);line-height:1.15}
.t3{color:var(--text-3)}.lede{color:var(--text-2);max-width:66ch;margin-top:.5rem}.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`;

/** @param styles The texts of site/styles/tokens.css and site/styles/report.css. */
export function toPage(report: GradeReport, styles: string): string {
  // Its fonts lie on the site.
  const plain = styles.replace(/@font-face\s*\{[^}]*\}/g, '');
  const head = element(
    'div',
    {},
    element('p', { class: 't3' }, texts.graded(sizeOf(report), report.at.slice(0, 10))),
    element('h1', {}, report.course),
    element('p', { class: 'lede' }, commonObstacle(report) ?? texts.allRunAgain),
  );
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${texts.grades} · ${report.course}`)}</title>
<style>${plain}${PAGE_STYLES}</style>
</head>
<body>
${toHtml(element('main', {}, head, reportView(report, 'rerun')))}
</body>
</html>
`;
}
