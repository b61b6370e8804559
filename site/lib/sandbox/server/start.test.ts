import { expect, test } from 'vitest';
import { takeStart } from './start.ts';

const OWNED = {
  LAB_NONCE: 'a-nonce-of-the-page',
  LAB_SITE_ORIGIN: 'http://localhost:4400',
  LAB_SEED: 'seed',
};

test('a process with an owner takes everything of ours out of its environment', () => {
  const environment = { ...OWNED, LAB_BUNDLER: 'webpack', LAB_FIRST_PORT: '4000', HOME: '/home' };
  expect(takeStart(environment)).toEqual({
    kind: 'owned',
    owner: { ...OWNED, LAB_BUNDLER: 'webpack', LAB_FRAMED_BY: '', LAB_FIRST_PORT: 4000 },
  });
  expect(environment).toEqual({ HOME: '/home' });
});

test('a process with a word waits, whoever else is named', () => {
  const environment = { ...OWNED, LAB_WAIT: 'a-word-of-the-service' };
  expect(takeStart(environment)).toEqual({
    kind: 'waiting',
    bundler: 'turbopack',
    word: 'a-word-of-the-service',
  });
  expect(environment).toEqual({});
});

test('whoever shows the app in a frame is named by origins alone', () => {
  const framedBy = 'https://docs.example.com http://localhost:4401';
  expect(takeStart({ ...OWNED, LAB_FRAMED_BY: framedBy })).toMatchObject({
    owner: { LAB_FRAMED_BY: framedBy },
  });
  for (const wrong of ['*', "https://a.b; script-src 'none'", 'https://a.b/path', 'https://a.b\r\nx: y'])
    expect(() => takeStart({ ...OWNED, LAB_FRAMED_BY: wrong })).toThrow('LAB_FRAMED_BY');
});

test('neither an owner nor a word is no start', () => {
  expect(() => takeStart({})).toThrow('LAB_NONCE');
  expect(() => takeStart({ LAB_WAIT: 'short' })).toThrow('LAB_WAIT');
});
