/** Owns what stands at the right of a playground's bar: the ways to give its code to somebody else. */
import type { PlaygroundCode } from '../../lib/playground/code.ts';

interface Props {
  /** The code as it is now. */
  readonly code: () => Promise<PlaygroundCode>;
}

export function BarTools(_: Props) {
  return null;
}
