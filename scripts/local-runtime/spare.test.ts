import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Child, ChildEvents, ChildOptions } from './child.ts';
import { defaultLimits } from './limits.ts';
import { removeFolder } from './owned-folders.ts';
import { makeSpare, type SpareRecipe, type Spawn } from './spare.ts';

const recipe: SpareRecipe = {
  files: { 'a/b.txt': new TextEncoder().encode('text') },
  args: ['server.js'],
  environment: (word) => ({ WORD: word }),
  waitingLine: (word) => `${word}\n`,
  fits: () => true,
  handOver: ({ env }) => (env.OWNER ? `${env.OWNER}\n` : null),
};
const spawn = (env: Record<string, string>): Spawn => ({
  command: 'node',
  args: ['server.js'],
  cwd: '.',
  env,
});
const owner: ChildEvents = { onOutput: () => {}, onPortLine: () => {}, onExit: () => {} };

const makeFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'lab-spare-'));
  onTestFinished(() => removeFolder(folder));
  return folder;
};

/** A spare whose process is made of a few lines. */
const make = async () => {
  const place = { root: await makeFolder(), home: await makeFolder() };
  const inputs: string[] = [];
  let options: ChildOptions | undefined;
  const ended = Promise.withResolvers<void>();
  const exit = (): void => {
    options?.onExit(137, null);
    ended.resolve();
  };
  const child: Child = {
    pid: 1,
    ended: ended.promise,
    input: (text) => void inputs.push(text),
    taken: () => {},
    kill: exit,
    killNow: exit,
  };
  const start = async (given: ChildOptions): Promise<Child> => {
    options = given;
    return child;
  };
  const spare = await makeSpare({ place, recipe, limits: defaultLimits, start });
  return { spare, place, child, inputs, exit, options: options as ChildOptions };
};

test('the process starts among the files, under the limits, with a word of its own', async () => {
  const { spare, place, options } = await make();
  expect(await readFile(join(place.root, 'a/b.txt'), 'utf8')).toBe('text');
  expect(options).toMatchObject({ folder: place.root, args: ['server.js'], limits: defaultLimits });
  expect(options.ownFolders).toEqual([place.root, place.home]);
  expect(options.env).toMatchObject({ HOME: place.home });
  const other = await make();
  expect(other.options.env.WORD).not.toBe(options.env.WORD);
  other.options.onOutput(`${options.env.WORD}\n`);
  options.onOutput(`${options.env.WORD}\n`);
  expect(await spare.waits).toBe(true);
  other.exit();
  expect(await other.spare.waits, 'the word of another is none').toBe(false);
});

test('it is handed over once, and then nobody but its owner ends it', async () => {
  const { spare, child, inputs } = await make();
  expect(spare.handOver(spawn({ OWNER: 'ana' }), owner)).toBe(child);
  expect(spare.handOver(spawn({ OWNER: 'ben' }), owner)).toBe(null);
  expect(inputs).toEqual(['ana\n']);
  let isEnded = false;
  void child.ended.then(() => {
    isEnded = true;
  });
  await spare.endProcess();
  expect(isEnded).toBe(false);
});

test('what it cannot become it does not become, and it says nothing to the process', async () => {
  const { spare, inputs } = await make();
  expect(spare.handOver(spawn({}), owner)).toBe(null);
  expect(inputs).toEqual([]);
});

test('a process that has ended, or does not take its line, is not handed over', async () => {
  const ended = await make();
  ended.exit();
  expect(ended.spare.handOver(spawn({ OWNER: 'ana' }), owner)).toBe(null);
  const deaf = await make();
  deaf.child.input = () => {
    throw new Error('The process has ended or has closed its input.');
  };
  expect(deaf.spare.handOver(spawn({ OWNER: 'ana' }), owner)).toBe(null);
});

test('its end removes the folders', async () => {
  const { spare, place } = await make();
  await spare.end();
  await expect(readdir(place.root)).rejects.toThrow('ENOENT');
  await expect(readdir(place.home)).rejects.toThrow('ENOENT');
});

test('a process that cannot be started leaves no folders', async () => {
  const place = { root: await makeFolder(), home: await makeFolder() };
  const start = () => Promise.reject(new Error('no process'));
  await expect(makeSpare({ place, recipe, limits: defaultLimits, start })).rejects.toThrow('no process');
  await expect(readdir(place.root)).rejects.toThrow('ENOENT');
});
