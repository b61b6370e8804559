/** Owns saying what a search of the files came to. Pure. */
import * as texts from '#texts/find.ts';
import type { Finding } from './use-find.ts';

export function findingInWords(finding: Finding): string {
  switch (finding.kind) {
    case 'nothing-asked':
      return '';
    case 'too-slow':
      return texts.tooSlow;
    case 'bad-expression':
      return texts.badExpression(finding.why);
    case 'found': {
      const { lines, inFiles, leftOut } = finding;
      if (lines === 0) return texts.nothingFound;
      const found = texts.found(lines, inFiles);
      return leftOut > 0 ? texts.leftOut(found, leftOut) : found;
    }
  }
}
