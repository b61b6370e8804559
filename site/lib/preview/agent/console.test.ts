import { expect, test } from 'vitest';
import { formatConsole, whoWrote } from './console.ts';

test('placeholders are filled in, styles are left out, and the rest follows', () => {
  expect(formatConsole(['%s has %d of %o, %f%%', 'Ana', '3.7', { a: 1 }, '0.5'])).toBe(
    'Ana has 3 of {"a":1}, 0.5%',
  );
  expect(formatConsole(['%c Server %cIt broke', 'color: red', '', new Error('no')])).toBe(
    'Server It broke Error: no',
  );
  expect(formatConsole(['%s and %s', 'one'])).toBe('one and %s');
  expect(formatConsole([{ a: 1 }, 'b', undefined])).toBe('{"a":1} b undefined');
  expect(formatConsole([])).toBe('');
});

test('an object that is no tree is named all the same', () => {
  const ring: Record<string, unknown> = {};
  ring.self = ring;
  expect(formatConsole(['x', ring])).toBe('x [object Object]');
});

const AGENT = '    at console.warn (http://localhost:1/__lab/agent.js:1:200)';
const NEXT =
  '    at console.error (http://localhost:1/_next/static/chunks/node_modules_next_dist_1bj._.js:9:9)';
const stack = (...frames: readonly string[]): string => ['Error', ...frames].join('\n');

test('React is told by the file that called the console, in both bundlers', () => {
  const turbopack =
    '    at warn (http://localhost:1/_next/static/chunks/node_modules_next_dist_compiled_react-dom_1e67._.js:5:7)';
  const webpack =
    '    at warn (webpack-internal:///(app-pages-browser)/./node_modules/next/dist/compiled/react-dom/cjs/react-dom-client.development.js:5:7)';
  expect(whoWrote('Anything', stack(AGENT, NEXT, turbopack))).toBe('react');
  expect(whoWrote('Anything', stack(AGENT, webpack))).toBe('react');
});

test('what a component prints is the app’s, although React called the component', () => {
  const component = '    at Likes (http://localhost:1/_next/static/chunks/components_likes_12._.js:5:7)';
  const react =
    '    at render (http://localhost:1/_next/static/chunks/node_modules_next_dist_compiled_react-dom_1._.js:5:7)';
  expect(whoWrote('The count is odd', stack(AGENT, component, react))).toBe('app');
});

test('React is told by its words where no file of its own called', () => {
  expect(whoWrote("Hydration failed because the server rendered text didn't match the client.", null)).toBe(
    'react',
  );
  expect(whoWrote('Each child in a list should have a unique "key" prop.', stack(AGENT))).toBe('react');
  expect(whoWrote('Uncaught TypeError: nothing', null)).toBe('app');
});

test('what the development server says of itself is neither', () => {
  for (const text of [
    '[HMR] connected',
    '[Fast Refresh] performing full reload',
    'Download the React DevTools for a better development experience: https://react.dev/link/react-devtools',
  ])
    expect(whoWrote(text, stack(AGENT))).toBe('next');
});
