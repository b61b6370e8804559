/** Owns what stands at the right of a playground's bar: the ways to give its code to somebody else. */
import type { PlaygroundCode } from '../../lib/playground/code.ts';
import { ShareMenu } from './share/ShareMenu.tsx';
import { TakeHomeMenu } from './share/TakeHomeMenu.tsx';
import { downloadProject } from './share/take-home.ts';

interface Props {
  /** The code as it is now. */
  readonly code: () => Promise<PlaygroundCode>;
  /** What it began from, in words. */
  readonly began: string;
}

export function BarTools({ code, began }: Props) {
  return (
    <>
      <ShareMenu code={code} download={async () => void (await downloadProject(await code(), began))} />
      <TakeHomeMenu code={code} began={began} />
    </>
  );
}
