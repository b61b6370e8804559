import { expect, test } from 'vitest';
import { layStarter } from './starter.ts';

const template: Readonly<Record<string, string>> = { 'data/tags.ts': 'tags', 'lib/empty.ts': '' };
const lay = (editable: readonly string[]): Promise<Record<string, string>> =>
  layStarter({
    lesson: 'own-the-row',
    starter: { 'actions/orders.ts': 'the flaw' },
    editable,
    templateFile: async (path) => template[path] ?? null,
  });

test('an editable file joins the starter with the text that the template has', async () => {
  expect(await lay([])).toEqual({ 'actions/orders.ts': 'the flaw' });
  expect(await lay(['data/tags.ts', 'lib/empty.ts'])).toEqual({
    'actions/orders.ts': 'the flaw',
    'data/tags.ts': 'tags',
    'lib/empty.ts': '',
  });
});

test('an editable file that the template lacks is refused with the lesson and the file', async () => {
  await expect(lay(['data/tag.ts'])).rejects.toThrow(/own-the-row .*data\/tag\.ts .*no such file/);
});

test('an editable file that lies in starter/ as well is refused with the lesson and the file', async () => {
  await expect(lay(['actions/orders.ts'])).rejects.toThrow(/own-the-row .*actions\/orders\.ts in starter\//);
});
