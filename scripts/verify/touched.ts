/** Owns which variants of a lesson an edit of its folder touches, and what each of them has to do. Pure. */
import type { LessonFrontMatter } from '../../site/lib/course/lesson.ts';

/** Such as `solution` or `mistakes/lazy`. */
export type VariantLabel = string;

export interface Touched {
  readonly variants: readonly VariantLabel[];
  /** Whether the checks have to be read again. */
  readonly checks: boolean;
  /** Whether the front matter has to be read again. */
  readonly front: boolean;
}

/** Every variant that a front matter names, in the order in which an author writes them. */
export const variantsOf = ({ mistakes, alternatives }: LessonFrontMatter): VariantLabel[] => [
  'starter',
  'solution',
  ...Object.keys(alternatives).map((name) => `alternatives/${name}`),
  ...Object.keys(mistakes).map((name) => `mistakes/${name}`),
];

/**
 * What has to be judged again after edits.
 * @param paths Of files in the lesson's folder, with slashes.
 * @param all Every variant that there is.
 */
export function touchedBy(paths: readonly string[], all: readonly VariantLabel[]): Touched {
  const checks = paths.includes('checks.ts');
  // All other variants are laid over the starter.
  const everything = checks || paths.some((path) => path.startsWith('starter/'));
  return {
    variants: all.filter((label) => everything || paths.some((path) => path.startsWith(`${label}/`))),
    checks,
    front: paths.includes('lesson.mdx'),
  };
}

/** What is wrong with a variant's results, in words; null if it does what it has to. */
export function disagreement(
  front: LessonFrontMatter,
  label: VariantLabel,
  results: readonly { readonly id: string; readonly status: 'pass' | 'fail' | 'error' }[],
): string | null {
  const withStatus = (status: string): string[] =>
    results.filter((each) => each.status === status).map(({ id }) => id);
  const errors = withStatus('error');
  if (errors.length > 0) return `${errors.join(', ')} could not run`;
  const failed = withStatus('fail');
  if (label === 'starter') {
    const ran = results.map(({ id }) => id);
    const expected = front.starterFails.filter((id) => ran.includes(id));
    const isSame = expected.length === failed.length && expected.every((id) => failed.includes(id));
    return isSame
      ? null
      : `should fail ${expected.join(', ') || 'nothing'} and fails ${failed.join(', ') || 'nothing'}`;
  }
  const mistake = label.startsWith('mistakes/') ? front.mistakes[label.slice('mistakes/'.length)] : undefined;
  if (mistake) {
    const { caughtBy } = mistake;
    const wasAsked = results.some(({ id }) => id === caughtBy);
    return !wasAsked || failed.includes(caughtBy) ? null : `should be caught by ${caughtBy} and is not`;
  }
  return failed.length === 0 ? null : `should pass and fails ${failed.join(', ')}`;
}
