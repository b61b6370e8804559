/** Owns the list of attacks that were sent: each can be shown, sent again as it was, and picked to be compared. */
import * as texts from '#texts/attack.ts';
import { Icon } from '../../Icon.tsx';
import { Person } from '../../Person.tsx';
import { verdictOf } from '../verdict.ts';
import { callText, originText, outcomeText, shorten } from '../words.ts';
import type { Sent } from './history.ts';

interface Props {
  readonly history: readonly Sent[];
  readonly picked: readonly number[];
  /** The one whose result is shown above. */
  readonly shown: number | null;
  /** Why nothing can be sent now. */
  readonly reason: string | null;
  show(sent: Sent): void;
  togglePick(number: number): void;
  sendAgain(sent: Sent): void;
  forget(): void;
}

const LONGEST_CALL = 60;

function Outcome({ sent: { result, draft } }: { readonly sent: Sent }) {
  const { kind } = verdictOf(result, draft.person);
  const rows = result.call.changes.length;
  return (
    <span class={`outcome is-${kind}`}>
      <Icon name={kind === 'open' ? 'door' : 'lock'} small />
      {kind === 'open' ? texts.changedRows(rows) : shorten(outcomeText(result.call), 44)}
    </span>
  );
}

export function History({ history, picked, shown, reason, show, togglePick, sendAgain, forget }: Props) {
  return (
    <section class="att-history" aria-label={texts.sentAttacks}>
      <header>
        <h3>{texts.sentAttacks}</h3>
        <span class="t3">{history.length === 1 ? texts.keptMeanwhile : texts.keptMeanwhilePickTwo}</span>
        <button type="button" class="btn btn-quiet btn-s" onClick={forget}>
          {texts.forgetThem}
        </button>
      </header>
      <ol class="plain-list">
        {history.toReversed().map((sent) => {
          const { number, result } = sent;
          const origin = originText(result.call.origin);
          const which = <span class="vh"> {texts.attackInList(number)}</span>;
          return (
            <li key={number} class={number === shown ? 'is-shown' : ''}>
              <span class="num t3">{number}</span>
              <button
                type="button"
                class="mono linkish"
                title={texts.showWhatCameOfIt}
                aria-current={number === shown}
                onClick={() => show(sent)}
              >
                {shorten(callText(result.call), LONGEST_CALL)}
              </button>
              <Person name={sent.draft.person} />
              <Outcome sent={sent} />
              {origin && <span class="t3">{texts.withOrigin(origin)}</span>}
              <span class="right">
                <button
                  type="button"
                  class="btn btn-quiet btn-s"
                  aria-pressed={picked.includes(number)}
                  onClick={() => togglePick(number)}
                >
                  {texts.compare}
                  {which}
                </button>
                <button
                  type="button"
                  class="btn btn-quiet btn-s"
                  aria-disabled={reason !== null}
                  title={reason ?? undefined}
                  onClick={() => reason === null && sendAgain(sent)}
                >
                  <Icon name="send" small />
                  {texts.sendThisAgain}
                  {which}
                </button>
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
