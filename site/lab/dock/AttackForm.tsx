/** Owns the left side of Attack: the call as it is put together. */

import { useRef } from 'preact/hooks';
import * as texts from '#texts/attack.ts';
import { type ActionInfo, people } from '../../lib/sandbox/sandbox.ts';
import { Icon } from '../Icon.tsx';
import { Person } from '../Person.tsx';
import type { AttackDraft } from './attack-draft.ts';

interface Props {
  readonly draft: AttackDraft;
  readonly actions: readonly ActionInfo[] | null;
  readonly problem: string | null;
  readonly isSending: boolean;
  /** Why nothing can be sent now. */
  readonly reason: string | null;
  change(part: Partial<AttackDraft>): void;
  send(): void;
  putBack(): void;
}

/** An action in the form's select: by name alone where that is enough. */
export const actionKey = ({ name, file }: ActionInfo, all: readonly ActionInfo[]): string =>
  all.filter((other) => other.name === name).length === 1 ? name : `${name}@${file}`;

function Caller({ draft, change }: Pick<Props, 'draft' | 'change'>) {
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? -1
          : 0;
    if (by === 0) return;
    event.preventDefault();
    const index = (people.indexOf(draft.person) + by + people.length) % people.length;
    change({ person: people[index] ?? draft.person });
    const button = group.current?.children[index];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <div class="field">
      <span id="called-by">{texts.calledBy}</span>
      <div ref={group} class="pick" role="radiogroup" aria-labelledby="called-by" onKeyDown={onKeyDown}>
        {people.map((person) => (
          // biome-ignore lint/a11y/useSemanticElements: drawn as a chip with an avatar; keys as for radio buttons.
          <button
            key={person}
            type="button"
            role="radio"
            aria-checked={person === draft.person}
            tabIndex={person === draft.person ? 0 : -1}
            onClick={() => change({ person })}
          >
            <Person name={person} />
          </button>
        ))}
      </div>
    </div>
  );
}

export function AttackForm({ draft, actions, problem, isSending, reason, change, send, putBack }: Props) {
  const isOff = reason !== null || isSending || !actions?.length;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!isOff) send();
  };
  return (
    <form class="att-form" onSubmit={onSubmit} aria-label={texts.yourForgedCall}>
      <div>
        <span class="side side-b">{texts.yourForgedCall}</span>
      </div>
      <label class="field">
        <span>{texts.action}</span>
        <select
          class="select mono"
          value={draft.action}
          disabled={!actions?.length}
          onChange={(event) => change({ action: event.currentTarget.value })}
        >
          {actions === null && (
            <option value={draft.action}>{reason ? texts.actionsKnownLater : texts.lookingForActions}</option>
          )}
          {actions?.length === 0 && <option value="">{texts.noActions}</option>}
          {actions?.map((action) => {
            const key = actionKey(action, actions);
            return (
              <option key={action.id} value={key}>
                {key === action.name ? action.name : `${action.name} (${action.file})`}
              </option>
            );
          })}
        </select>
      </label>
      <Caller draft={draft} change={change} />
      <div class="two">
        <label class="field">
          <span>{texts.origin}</span>
          <select
            class="select"
            value={draft.origin}
            onChange={({ currentTarget: { value } }) =>
              change({ origin: value === 'other' || value === 'none' ? value : 'same' })
            }
          >
            <option value="same">{texts.sameSite}</option>
            <option value="other">{texts.anotherSite}</option>
            <option value="none">{texts.noneSent}</option>
          </select>
        </label>
        <label class="field">
          <span>{texts.pagePath}</span>
          <input
            class="input mono"
            value={draft.page}
            placeholder={texts.foundForYou}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            onInput={(event) => change({ page: event.currentTarget.value })}
          />
        </label>
      </div>
      <label class="field">
        <span>{texts.argumentsAsList}</span>
        <input
          class="input mono"
          value={draft.args}
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'args-problem' : undefined}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          onInput={(event) => change({ args: event.currentTarget.value })}
        />
        {problem && (
          <span class="field-err" id="args-problem" role="alert">
            <Icon name="warn" small />
            {problem}
          </span>
        )}
      </label>
      <div class="acts">
        <button type="submit" class="btn btn-primary" aria-disabled={isOff}>
          <Icon name={isSending ? 'clock' : 'send'} />
          {isSending ? texts.sendingNow : texts.send}
        </button>
        <button type="button" class="btn btn-quiet" onClick={putBack} disabled={reason !== null}>
          {texts.putTheDataBack}
        </button>
        {reason && <span class="field-note">{reason}</span>}
      </div>
    </form>
  );
}
