import { expect, test } from 'vitest';
import { reportOf } from './report.ts';

const about = { version: '0.1.0', userAgent: 'A browser', origin: 'https://lab.example' };

test('the report has each group with its findings, times and what went wrong', () => {
  const text = reportOf(
    [
      { group: 'behaviour', name: 'redirect()', verdict: 'bad', detail: 'saw nothing', ms: 12 },
      { group: 'browser', name: 'Engine', verdict: 'good', detail: 'chromium', ms: null },
    ],
    about,
  );
  expect(text).toBe(
    [
      'Server Actions Lab 0.1.0 at https://lab.example',
      'A browser',
      '',
      'This browser',
      '  ok    Engine: chromium',
      '',
      'The behaviour of Next.js',
      '  FAIL  redirect(), 12 ms: saw nothing',
      '',
    ].join('\n'),
  );
});

test('a group without findings is left out', () => {
  expect(reportOf([], about)).toBe('Server Actions Lab 0.1.0 at https://lab.example\nA browser\n');
});
