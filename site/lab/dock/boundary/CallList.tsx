/** Owns the list of calls that crossed, newest first: one of them is chosen. Arrow keys walk through it. */
import * as texts from '#texts/boundary.ts';
import type { WireCall } from '../../../lib/sandbox/sandbox.ts';
import { Icon } from '../../Icon.tsx';
import { Person } from '../../Person.tsx';
import { expiredTags, milliseconds, outcomeText, sourceText } from '../words.ts';

const effectText = (call: WireCall): string => {
  const tags = expiredTags(call).length;
  const rows = call.changes.length === 0 ? texts.noChange : texts.countOfRows(call.changes.length);
  return tags > 0 ? `${rows}, ${texts.countOfTags(tags)}` : rows;
};

function Row({ call, rolledBack }: { readonly call: WireCall; readonly rolledBack: boolean }) {
  return (
    <>
      <span class="mono">{call.action?.name ?? texts.unknownAction}</span>
      <span class="num">{call.reply ? milliseconds(call.reply.ms) : ''}</span>
      <span class="meta">
        {call.person ? <Person name={call.person} /> : <span>{texts.somebody}</span>}
        {call.state === 'done' ? <span>{effectText(call)}</span> : <span>{outcomeText(call)}</span>}
        {rolledBack && (
          <span class="badge b-warn">
            <Icon name="reset" />
            {texts.rolledBack}
          </span>
        )}
        {call.source !== 'preview' && (
          <span class={`badge ${call.source === 'attack' ? 'b-forged' : ''}`}>{sourceText[call.source]}</span>
        )}
      </span>
    </>
  );
}

interface Props {
  /** Newest first. */
  readonly calls: readonly WireCall[];
  readonly chosen: string;
  choose(id: string): void;
  isRolledBack(call: WireCall): boolean;
}

export function CallList({ calls, chosen, choose, isRolledBack }: Props) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = calls.findIndex(({ id }) => id === chosen);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowRight: index + 1,
      ArrowUp: index - 1,
      ArrowLeft: index - 1,
      Home: 0,
      End: calls.length - 1,
    };
    const to = steps[event.key];
    const call = to === undefined ? undefined : calls[to];
    if (!call || to === undefined) return;
    event.preventDefault();
    choose(call.id);
    const list = event.currentTarget;
    const element = list instanceof HTMLElement ? list.children[to] : null;
    if (element instanceof HTMLElement) element.focus();
  };
  return (
    <div
      class="calls"
      role="tablist"
      aria-label={texts.callsThatCrossed}
      aria-orientation="vertical"
      onKeyDown={onKeyDown}
    >
      {calls.map((call) => (
        <button
          key={call.id}
          type="button"
          role="tab"
          id={`call-${call.id}`}
          class="call"
          aria-selected={call.id === chosen}
          aria-controls="call-detail"
          tabIndex={call.id === chosen ? 0 : -1}
          onClick={() => choose(call.id)}
        >
          <Row call={call} rolledBack={isRolledBack(call)} />
        </button>
      ))}
    </div>
  );
}
