/** Owns saying what a search of the files came to. Pure. */
import type { Finding } from './use-find.ts';

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

export function findingInWords(finding: Finding): string {
  switch (finding.kind) {
    case 'nothing-asked':
      return '';
    case 'too-slow':
      return 'This expression takes too long, so it was given up. Repetitions inside repetitions do that.';
    case 'bad-expression':
      return `This is no regular expression: ${finding.why}.`;
    case 'found': {
      const { lines, inFiles, leftOut } = finding;
      if (lines === 0) return 'Nothing found.';
      const found = `${count(lines, 'line')} in ${count(inFiles, 'file')}.`;
      return leftOut > 0 ? `${found} ${leftOut} of them are left out here; look for more letters.` : found;
    }
  }
}
