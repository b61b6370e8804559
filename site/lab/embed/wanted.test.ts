import { expect, test } from 'vitest';
import { asMessage, outcomeOf, parentOrigin, readRequest } from './messages.ts';
import { embeddedBy } from './wanted.ts';

const plain = { theme: null, isReadOnly: false, hidden: [], file: null };

test('an address names a lesson, or carries shared code', () => {
  expect(embeddedBy('?lesson=own-the-row', '')).toEqual({
    kind: 'lesson',
    lesson: 'own-the-row',
    look: plain,
  });
  const fragment = '#v1.abc.00000000';
  expect(embeddedBy('', fragment)).toEqual({ kind: 'shared', fragment, look: plain });
});

test('an address says how the embed looks', () => {
  const search = '?lesson=a&theme=dark&readonly=1&hide=checks,app&file=actions/a.ts&utm_source=x';
  expect(embeddedBy(search, '')).toMatchObject({
    look: { theme: 'dark', isReadOnly: true, hidden: ['checks', 'app'], file: 'actions/a.ts' },
  });
});

test.each([
  ['', /names no lesson/],
  ['?lesson=../x', /a lesson that/],
  ['?lesson=__proto__', /a lesson that/],
  ['?lesson=a&theme=red', /a theme that/],
  ['?lesson=a&readonly=maybe', /a readonly that/],
  ['?lesson=a&hide=prose', /a hide that/],
  ['?lesson=a&hide=app,code', /both/],
  [`?lesson=a&file=${'x'.repeat(300)}`, /a file that/],
])('the address %s is refused with the reason', (search, why) => {
  expect(embeddedBy(search, '')).toEqual({ kind: 'refused', why: expect.stringMatching(why) });
});

test('the page around is who the address names, else who the browser names, else nobody', () => {
  expect(parentOrigin('https://docs.example.com', 'https://other.example/')).toBe('https://docs.example.com');
  expect(parentOrigin('https://docs.example.com/', '')).toBe('https://docs.example.com');
  expect(parentOrigin(null, 'https://docs.example.com/a/b?c')).toBe('https://docs.example.com');
  for (const named of [
    '*',
    'docs.example.com',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a.b/path',
    'null',
    '',
  ])
    expect(parentOrigin(named, 'https://other.example/')).toBeNull();
  expect(parentOrigin(null, '')).toBeNull();
});

const window = {};
const parent = { window, origin: 'https://docs.example.com' };
const request = { to: 'server-actions-lab', type: 'theme', theme: 'dark' };

test('a request of the page around is read', () => {
  expect(readRequest({ source: window, origin: parent.origin, data: request }, parent)).toEqual(request);
});

test.each<[string, { source?: unknown; origin?: string; data?: unknown }]>([
  ['another window', { source: {} }],
  ['another origin in the same window', { origin: 'https://evil.example' }],
  ['an origin that begins alike', { origin: 'https://docs.example.com.evil.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['a request to something else', { data: { ...request, to: 'x' } }],
  ['a request for what nobody may ask', { data: { to: 'server-actions-lab', type: 'start' } }],
  ['a theme that is none', { data: { ...request, theme: 'red; x' } }],
  ['no object', { data: 'theme' }],
  ['nothing', { data: null }],
])('a message with %s is not heard', (_, part) => {
  expect(readRequest({ source: window, origin: parent.origin, data: request, ...part }, parent)).toBeNull();
});

test('an event says whose it is, of which version, and of which embed', () => {
  expect(asMessage(outcomeOf([{ id: 'own-row', status: 'pass' }]), 'own-the-row')).toEqual({
    from: 'server-actions-lab',
    version: 1,
    embed: 'own-the-row',
    type: 'passed',
    checks: [{ id: 'own-row', status: 'pass' }],
  });
});

test('a run is passed only if something ran and all of it passed', () => {
  const type = (...statuses: ('pass' | 'fail' | 'error')[]) =>
    outcomeOf(statuses.map((status) => ({ id: 'a', status }))).type;
  expect(type('pass', 'pass')).toBe('passed');
  expect(type('pass', 'fail', 'error')).toBe('failed');
  expect(type('pass', 'error')).toBe('unfinished');
  expect(type()).toBe('unfinished');
});
