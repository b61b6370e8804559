/** Owns reading a compiler's message: which file, which place, and the words without the compiler's own noise. */
import type { CompileError } from '../sandbox.ts';
import { pathInApp } from './next-app.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: compilers colour their messages with escape sequences.
const COLOUR = /\u001b\[[0-9;]*m/g;
/** A line of its own: `./app/page.tsx:3:12`. Turbopack's messages have one, and webpack's about missing modules. */
const PLACE = /^\.?\/?((?:[\w@()[\].%-]+\/)*[\w@()[\].%-]+\.\w+):(\d+):(\d+)\s*$/m;
/** The top of the frame that SWC draws under webpack: `,-[/path/app/page.tsx:3:1]`. */
const FRAME_TOP = /^[^\S\n]*[,╭][-─]+\[(.+):(\d+):\d+\]\n/m;
/** Webpack puts a module's path above what it says of it, without a place. */
const BARE_PATH = /^\.\/((?:[\w@()[\].%-]+\/)*[\w@()[\].%-]+\.\w+)\n/;
/** In that frame, what points at the place: `   :        ^^^^^`. */
const POINTER = /^([^\S\n]*[:·|]\s)([^\S\n]*)[\^─]/m;

const withoutNoise = (message: string): string =>
  message
    .replace(/^Module build failed \(from [^)]*\):\n/m, '')
    .replace(/^Error:\s+[x×] /m, 'Error: ')
    .replace(/\n[^\S\n]*[`╰][-─]+[^\S\n]*(?=\n|$)/, '')
    .replace(/\s*Caused by:\s*\n\s*Syntax Error\s*$/, '')
    .trim();

/**
 * Reads file and place out of a compiler's message.
 * @param message Of Turbopack, or of webpack with SWC or about a module.
 * @param folder The app's folder; files are named from there.
 */
export function parseCompileError(message: string, folder: string): CompileError {
  const plain = message.replace(COLOUR, '').trim();
  const place = PLACE.exec(plain);
  if (place?.[1]) {
    return {
      file: pathInApp(folder, place[1]),
      line: Number(place[2]),
      column: Number(place[3]),
      message: withoutNoise(plain.replace(place[0], '')),
    };
  }
  const frame = FRAME_TOP.exec(plain);
  if (!frame?.[1]) {
    const bare = BARE_PATH.exec(plain);
    return {
      file: bare?.[1] ? pathInApp(folder, bare[1]) : null,
      line: null,
      column: null,
      message: withoutNoise(bare ? plain.slice(bare[0].length) : plain),
    };
  }
  const pointer = POINTER.exec(plain.slice(frame.index));
  return {
    file: pathInApp(folder, frame[1]),
    line: Number(frame[2]),
    column: pointer?.[2] === undefined ? 1 : pointer[2].length + 1,
    message: withoutNoise(plain.replace(frame[0], '')),
  };
}
