import { expect, test } from 'vitest';
import { MAX_CHANGED, MAX_FILE } from './limits.ts';
import { pathOf, sizeInWords, takeUploads, type UploadGround } from './uploads.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const ground = (more: Partial<UploadGround> = {}): UploadGround => ({
  bytes: 0,
  changes: 0,
  whyNot: () => null,
  ...more,
});

test('a text is taken as text, a picture as bytes', () => {
  const png = new Uint8Array([0x89, 0x50, 0, 0xff]);
  const { files, refused } = takeUploads(
    [
      { path: 'lib/a.ts', bytes: bytesOf('export {};') },
      { path: 'public/a.png', bytes: png },
    ],
    ground(),
  );
  expect(files).toEqual({ 'lib/a.ts': 'export {};', 'public/a.png': png });
  expect(refused).toEqual([]);
});

test('what is no text and no picture is refused, and takes no other with it', () => {
  const { files, refused } = takeUploads(
    [
      { path: 'lib/a.wasm', bytes: new Uint8Array([0, 1]) },
      { path: 'lib/b.txt', bytes: new Uint8Array([0xff, 0xfe]) },
      { path: 'lib/c.txt', bytes: bytesOf('c') },
    ],
    ground(),
  );
  expect(files).toEqual({ 'lib/c.txt': 'c' });
  expect(refused).toEqual([expect.stringContaining('lib/a.wasm'), expect.stringContaining('lib/b.txt')]);
});

test('one that is too large, one too many, and one whose place is refused are told with the reason', () => {
  const told = (path: string, size: number, more: Partial<UploadGround> = {}): string =>
    takeUploads([{ path, bytes: new Uint8Array(size).fill(97) }], ground(more)).refused.join();
  expect(told('a.txt', MAX_FILE + 1)).toContain('1 MB');
  expect(told('a.txt', 10, { bytes: MAX_CHANGED - 5 })).toContain('5 MB');
  expect(told('a.txt', 10, { changes: 200 })).toContain('200 files');
  expect(told('a.txt', 10, { whyNot: () => 'Not here.' })).toBe('a.txt: Not here.');
});

test('two that one system would take for one are not both taken', () => {
  const both = ['Logo.png', 'logo.png'].map((path) => ({ path, bytes: new Uint8Array(1) }));
  expect(takeUploads(both, ground())).toMatchObject({
    files: { 'Logo.png': expect.anything() },
    refused: [expect.anything()],
  });
});

test('a picture without a folder lies where it is served from, a text beside the file in front', () => {
  expect(pathOf('a.png', { chosen: null, beside: 'lib/' })).toBe('public/a.png');
  expect(pathOf('a.ts', { chosen: null, beside: 'lib/' })).toBe('lib/a.ts');
  expect(pathOf('a.png', { chosen: 'app/', beside: 'lib/' })).toBe('app/a.png');
});

test('sizes are said as people say them', () => {
  expect([900, 12_345, 1_000_000, 3_400_000].map(sizeInWords)).toEqual([
    '900 bytes',
    '12 kB',
    '1 MB',
    '3.4 MB',
  ]);
});
