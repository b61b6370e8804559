/** Owns saying where somebody else's code would run in this page, and what it could reach there. */
import { chooseRuntime } from '../../runtime/choice.ts';
import { findFacts } from '../../runtime/facts.ts';

const WORDS = {
  local:
    'It would run on this machine, as you: it can read the files that you can read, and use your network. Open it only if you trust who sent it.',
  webcontainer:
    'It would run inside this browser tab. It cannot read your files. It can use your network and your computer’s power.',
} as const;

/** A sentence or two. */
export async function whereItRuns(): Promise<string> {
  const [kind] = chooseRuntime(await findFacts()).order;
  return kind ? WORDS[kind] : 'Nothing can run in this browser, so you can only read it.';
}
