/** Owns choosing what becomes of the replies to the app's own calls: a button and what it opens. */
import { useStore } from '@nanostores/preact';
import { dequal } from 'dequal';
import { useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { useDismiss } from '../use-dismiss.ts';
import { offers } from './network-words.ts';

export function NetworkMenu({ session }: { readonly session: Session }) {
  const { network, sandbox, run } = session;
  const condition = useStore(network.condition);
  const isUp = useStore(sandbox.status).phase === 'ready';
  const isChecking = useStore(run).kind === 'running';
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useDismiss(root, isOpen, () => setOpen(false));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from wherever the focus is inside.
    <div
      class="network"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class="btn btn-quiet btn-icon btn-s"
        aria-label="Network"
        title="Network: when replies come"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        disabled={!isUp}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="signal" small />
      </button>
      {isOpen && (
        <div id={id} class="menu runtime-menu">
          <fieldset class="runtime-choices" disabled={isChecking}>
            <legend>Replies to this app’s calls come</legend>
            {offers.map((offer) => (
              <label key={offer.words}>
                <input
                  type="radio"
                  name={`${id}-network`}
                  checked={dequal(offer.condition, condition)}
                  onChange={() => void (offer.condition ? network.set(offer.condition) : network.end())}
                />
                <span>{offer.words}</span>
              </label>
            ))}
          </fieldset>
          <p class="t3">
            The action runs all the same; only its reply is on the way. Checks and Attack are never touched. A
            check run, fresh data and another lesson put an end to it.
          </p>
        </div>
      )}
    </div>
  );
}
