import { expect, test } from 'vitest';
import { readMoves, withPolicy } from './page-plain-document.ts';

test('the lines that put streamed parts in place are read, of whatever kind', () => {
  const script =
    '$RB=[];$RV=function(a){};$RC("B:0","S:0");$RS("S:2","P:3");$RR("B:1","S:1",[["/a.css"]]);$RX("B:4","digest")';
  expect(readMoves(script)).toEqual([
    { kind: 'boundary', to: 'B:0', part: 'S:0' },
    { kind: 'segment', to: 'P:3', part: 'S:2' },
    { kind: 'boundary', to: 'B:1', part: 'S:1' },
  ]);
});

test('the policy comes first in the head, or first of all', () => {
  expect(withPolicy('<!doctype html><html><head lang="$&"><title>x</title>')).toMatch(
    /^<!doctype html><html><head lang="\$&"><meta http-equiv="Content-Security-Policy"[^>]*><title>x/,
  );
  expect(withPolicy('<header>x')).toMatch(/^<meta http-equiv/);
});
