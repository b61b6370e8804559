import { expect, test } from 'vitest';
import { declaredChecks } from './declared-checks.ts';

test('checks are named as they are written', () => {
  const text = `export default checks(
  check('own-row', 'Ana cannot cancel Ben\\'s order', async () => {}),
  check(
    "again",
    "She said \\"no\\"",
    run,
  ),
  check(\`last\`, \`Plain\`, run),
  check('own-row', 'Twice', run),
  check(name, 'Nobody knows', run),
);`;
  expect(declaredChecks(text)).toEqual([
    { id: 'own-row', title: "Ana cannot cancel Ben's order" },
    { id: 'again', title: 'She said "no"' },
    { id: 'last', title: 'Plain' },
  ]);
  expect(declaredChecks('')).toEqual([]);
});
