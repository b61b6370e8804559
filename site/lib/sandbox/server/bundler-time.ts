/**
 * Owns that the bundler lives in the true time. Webpack and its watcher run in this process and hold a file's time against
 * their own clock: what they noted while a check had moved the app's clock ahead lay in the future afterwards, and edits
 * were not seen until then. Next also counts by that clock which pages were long not asked for, and gives those up.
 */
import Module from 'node:module';
import { trueDate } from './clock.ts';

/** What they see in place of Date; a symbol, because their code gets it from globalThis. */
const TRUE_DATE = 'lab.true-date';
/** Next's own copies of webpack and its watcher, and the parts of its development server that keep time for them. */
const BUNDLER =
  /[\\/]next[\\/]dist[\\/](compiled[\\/](webpack[\\/]bundle5|watchpack[\\/]watchpack)|server[\\/]dev[\\/](on-demand-entry-handler|hot-reloader-webpack))\.js$/;

/** A module's code in which `Date` is the true one. A directive stays first. */
export const inTrueTime = (code: string): string =>
  code.replace(
    /^(?:"use strict";)?/,
    (start) => `${start}const Date=globalThis[Symbol.for(${JSON.stringify(TRUE_DATE)})];`,
  );

interface Compiles {
  _compile(code: string, file: string, ...more: unknown[]): unknown;
}

/** Call it before Next loads. */
export function keepBundlerInTrueTime(): void {
  Object.assign(globalThis, { [Symbol.for(TRUE_DATE)]: trueDate });
  const modules = Module.prototype as unknown as Compiles;
  const { _compile } = modules;
  modules._compile = function (code, file, ...more) {
    return _compile.call(this, BUNDLER.test(file) ? inTrueTime(code) : code, file, ...more);
  };
}
