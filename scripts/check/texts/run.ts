/**
 * Fails where a text of the interface stands in a component, and where the catalogue has one that nothing shows. Part of
 * `npm run check`; docs/texts.md says more.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isAllowed } from './allowed-texts.ts';
import { looseTexts } from './loose-texts.ts';
import { type SourceFile, unusedTexts } from './unused-texts.ts';

const read = (pattern: string, exclude: readonly string[] = []): SourceFile[] =>
  globSync(pattern, { exclude })
    .sort()
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }));

const components = read('site/{lab,dialogs,components,layouts,pages,offline}/**/*.{ts,tsx,astro}', [
  '**/*.test.ts',
  'site/offline/worker/**',
]);
const rooms = read('site/texts/en/*.ts').map(({ name, text }) => ({ name: basename(name), text }));

const loose = components.flatMap(({ name, text }) =>
  looseTexts(name, text)
    .filter((found) => !isAllowed(name, found.text))
    .map((found) => `${name}:${found.line}  ${found.text}`),
);
const users = [
  ...components,
  // Reports and paths are drawn here; a report for the site, and for the file that grading writes.
  ...read('{site/lib/{report,cohort},scripts/grade}/*.ts'),
  ...read('site/styleguide/**/*.{ts,tsx}'),
  ...read('site/texts/en/*.ts'),
];
const unused = unusedTexts(
  rooms.filter(({ name }) => name !== 'language.ts'),
  users,
);

for (const each of [...loose, ...unused]) console.log(each);
if (loose.length > 0)
  console.log(
    `\n${loose.length} texts stand in components. Put them into a room of site/texts/en, or, if nobody reads them, into scripts/check/texts/allowed-texts.ts with the reason.`,
  );
if (unused.length > 0)
  console.log(`\n${unused.length} texts of site/texts/en are shown nowhere. Delete them.`);
if (loose.length + unused.length === 0)
  console.log(`${components.length} files have all their texts in site/texts, and none of it is left over.`);
process.exitCode = loose.length + unused.length === 0 ? 0 : 1;
