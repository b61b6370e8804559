import { expect, test } from 'vitest';
import { fromKept, toKept } from './drafts.ts';

test('a kept draft comes back as it was', () => {
  const draft = {
    edits: { 'a.ts': 'mine', 'b.ts': null },
    replaced: [{ label: 'the reset', edits: { 'a.ts': 'before', 'b.ts': null }, file: null, madeFor: 'v1' }],
    madeFor: 'v1',
  };
  expect(fromKept(structuredClone(toKept({ draft, revision: 4, by: 'tab' })))).toEqual({
    draft,
    revision: 4,
    by: 'tab',
  });
});

test('a draft that an earlier version of the site kept is still one, with what could be taken back', () => {
  const earlier = { edits: { 'a.ts': 'mine' }, before: { label: 'the reset', edits: { 'a.ts': 'older' } } };
  expect(fromKept(earlier)).toEqual({
    draft: {
      edits: { 'a.ts': 'mine' },
      replaced: [{ label: 'the reset', edits: { 'a.ts': 'older' }, file: null, madeFor: null }],
      madeFor: null,
    },
    revision: 1,
    by: null,
  });
  expect(fromKept({ edits: {}, before: null })).toMatchObject({ draft: { replaced: [] } });
});

test('nothing is nothing, and what is no draft is damaged', () => {
  expect(fromKept(undefined)).toBeNull();
  for (const value of ['text', 7, {}, { edits: { 'a.ts': 1 } }, { edits: {}, revision: 0 }]) {
    expect(fromKept(value)).toBe('damaged');
  }
});
