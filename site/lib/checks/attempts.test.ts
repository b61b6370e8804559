import { expect, test } from 'vitest';
import type { RowChange } from '../sandbox/sandbox.ts';
import { expectAllRefused } from './attempts.ts';
import { type DataPort, Diff } from './data.ts';
import type { Reply } from './reply.ts';

const change = (table: string): RowChange => ({ table, id: '1', before: null, after: { id: '1' } });

/** A database in which each call changes what it is told to, and something may be written after all replies. */
const prepare = (late: readonly RowChange[] = []) => {
  const written: RowChange[] = [];
  const data = {
    diff: async (body: () => Promise<unknown>) => {
      await body();
      return new Diff([...written, ...late]);
    },
  } as DataPort;
  const attempt = (said: string, ...changes: RowChange[]) => ({
    said,
    send: async () => {
      written.push(...changes);
      return { changes, call: { id: said } } as unknown as Reply;
    },
  });
  return { data, attempt };
};

test('holds if no call changes anything', async () => {
  const { data, attempt } = prepare();
  await expect(expectAllRefused(data, [attempt('first'), attempt('second')])).resolves.toBeUndefined();
});

test('tells of the first call that changed something, with the call', async () => {
  const { data, attempt } = prepare();
  const attempts = [
    attempt('first'),
    attempt('second', change('orders')),
    attempt('third', change('orders')),
  ];
  await expect(expectAllRefused(data, attempts)).rejects.toMatchObject({
    message: 'second',
    call: { id: 'second' },
  });
});

test('sees what is written when the replies are out', async () => {
  const { data, attempt } = prepare([change('orders')]);
  await expect(expectAllRefused(data, [attempt('first')])).rejects.toMatchObject({
    message: expect.stringContaining('and then the data changed'),
    call: null,
  });
});

test('lets harmless changes pass, and only those', async () => {
  const { data, attempt } = prepare();
  const except = ({ table }: RowChange): boolean => table === 'outbox';
  const harmless = attempt('first', change('outbox'));
  await expect(expectAllRefused(data, [harmless], { except })).resolves.toBeUndefined();
  const both = attempt('second', change('outbox'), change('orders'));
  await expect(expectAllRefused(data, [harmless, both], { except })).rejects.toThrow('second');
});

test('lets a note about who was refused pass, but no change to an older one', async () => {
  const note = prepare();
  await expect(
    expectAllRefused(note.data, [note.attempt('first', change('audit'))]),
  ).resolves.toBeUndefined();
  const { data, attempt } = prepare();
  const rewritten: RowChange = { ...change('audit'), before: { id: '1' } };
  await expect(expectAllRefused(data, [attempt('second', rewritten)])).rejects.toThrow('second');
});
