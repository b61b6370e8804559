/** Owns choosing what becomes of the replies to the app's own calls: a button and what it opens. */

import { useStore } from '@nanostores/preact';
import { dequal } from 'dequal';
import { useId } from 'preact/hooks';
import * as texts from '#texts/preview.ts';
import type { Sandbox } from '../../lib/sandbox/client/sandbox.ts';
import { Icon } from '../Icon.tsx';
import { Popover } from '../Popover.tsx';
import type { Session } from '../session.ts';
import { offers } from './network-words.ts';

interface Props {
  readonly session: Pick<Session, 'network' | 'run'> & { readonly sandbox: Pick<Sandbox, 'status'> };
}

export function NetworkMenu({ session }: Props) {
  const { network, sandbox, run } = session;
  const condition = useStore(network.condition);
  const isUp = useStore(sandbox.status).phase === 'ready';
  const isChecking = useStore(run).kind === 'running';
  const name = useId();
  return (
    <Popover
      class="network"
      buttonClass="btn btn-quiet btn-icon btn-s"
      panelClass="menu runtime-menu"
      label={texts.network}
      title={texts.networkTitle}
      disabled={!isUp}
      face={<Icon name="signal" small />}
    >
      {() => (
        <>
          <fieldset class="runtime-choices" disabled={isChecking}>
            <legend>{texts.repliesCome}</legend>
            {offers.map((offer) => (
              <label key={offer.words}>
                <input
                  type="radio"
                  name={name}
                  checked={dequal(offer.condition, condition)}
                  onChange={() => void (offer.condition ? network.set(offer.condition) : network.end())}
                />
                <span>{offer.words}</span>
              </label>
            ))}
          </fieldset>
          <p class="t3">{texts.networkExplained}</p>
        </>
      )}
    </Popover>
  );
}
