/** Owns saying, above the app, that its replies do not come as they are, and putting an end to that. */

import { useStore } from '@nanostores/preact';
import * as texts from '#texts/preview.ts';
import type { Sandbox } from '../../lib/sandbox/client/sandbox.ts';
import { Icon } from '../Icon.tsx';
import type { Session } from '../session.ts';
import { conditionText } from './network-words.ts';

interface Props {
  readonly session: Pick<Session, 'network'> & { readonly sandbox: Pick<Sandbox, 'wire'> };
}

export function NetworkNote({ session: { network, sandbox } }: Props) {
  const condition = useStore(network.condition);
  const calls = useStore(sandbox.wire);
  const waiting = calls.filter(({ state, source }) => state === 'held' && source === 'preview').length;
  return (
    <div class="network-note" role="status">
      {condition && (
        <>
          <Icon name="signal" small />
          <span>{conditionText(condition, waiting)}</span>
          <button type="button" class="btn btn-s" onClick={() => void network.end()}>
            {condition.kind === 'hold' ? texts.letItGo : texts.turnOff}
          </button>
        </>
      )}
    </div>
  );
}
