/** Owns what the figures should stay under, or reach where they are scores, on two cores with nothing else to do. */

const kinds = ['landing', 'course', 'part', 'lesson'];

/** Lighthouse's scores: everything there is, but for how fast a telephone is. */
const scores = kinds.flatMap((page): [string, number][] =>
  ['desktop', 'mobile'].flatMap((device): [string, number][] => [
    [`site.lighthouse.${page}.${device}.performance`, device === 'desktop' ? 100 : 95],
    ...['accessibility', 'best-practices', 'seo'].map((category): [string, number] => [
      `site.lighthouse.${page}.${device}.${category}`,
      100,
    ]),
  ]),
);

/** By figure, as the figure is measured. */
export const aims: Readonly<Record<string, number>> = {
  'visit.first.preview': 6000,
  'visit.ready.preview': 3000,
  'visit.next.prose': 120,
  'visit.next.preview': 1500,
  'visit.editToPreview': 500,
  'sandbox.edit': 300,
  'sandbox.reset': 50,
  'sandbox.idleMemory': 600e6,
  'checks.own-the-row': 2000,
  'site.lesson.code': 300,
  'site.lesson.lcp': 200,
  'site.lesson.cls': 0.005,
  'site.lesson.scripts': 60e3,
  'site.line.code': 400,
  'site.line.lcp': 300,
  'site.line.cls': 0.005,
  'site.typing.p95': 50,
  'site.thirdParty': 0,
  'site.axe': 0,
  ...Object.fromEntries(scores),
};
