/** Owns saying where somebody else's code would run in this page, and what it could reach there. */
import * as texts from '#texts/share.ts';
import { chooseRuntime } from '../../runtime/choice.ts';
import { findFacts } from '../../runtime/facts.ts';

const WORDS = {
  local: texts.runsOnThisMachine,
  webcontainer: texts.runsInThisTab,
} as const;

/** A sentence or two. */
export async function whereItRuns(): Promise<string> {
  const [kind] = chooseRuntime(await findFacts()).order;
  return kind ? WORDS[kind] : texts.runsNowhere;
}
