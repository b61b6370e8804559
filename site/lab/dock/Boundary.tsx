/** Owns the list of every action call that crossed to the server, newest first. */
import { useStore } from '@nanostores/preact';
import type { WireCall } from '../../lib/sandbox/sandbox.ts';
import { Icon } from '../Icon.tsx';
import { Person } from '../Person.tsx';
import type { Session } from '../session.ts';
import { SceneView } from './SceneView.tsx';
import { argsText, callText, count, expiredTags, outcomeText, sourceText } from './words.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

const effectText = (call: WireCall): string => {
  if (call.state === 'running') return '';
  const tags = expiredTags(call).length;
  const rows = call.changes.length === 0 ? 'no change' : count(call.changes.length, 'row');
  return tags > 0 ? `${rows}, ${count(tags, 'tag')}` : rows;
};

function Crossing({ call }: { readonly call: WireCall }) {
  const { action, args, person, source } = call;
  return (
    <li>
      <details class="crossing">
        <summary>
          <time class="num">{clock.format(call.at)}</time>
          <span class="who-cell">{person ? <Person name={person} /> : 'somebody'}</span>
          <span class="call-cell">
            <span class="mono">
              <b>{action?.name ?? 'unknown action'}</b>({argsText(args)})
            </span>
            {action && <small class="mono">{action.file}</small>}
          </span>
          <span class="outcome-cell">
            {call.state === 'running' && <Icon name="clock" small />}
            <span>{outcomeText(call)}</span>
          </span>
          <span class="effect-cell">{effectText(call)}</span>
          <span class={`badge ${source === 'attack' ? 'b-forged' : source === 'preview' ? 'b-browser' : ''}`}>
            {sourceText[source]}
          </span>
          <Icon name="down" small />
        </summary>
        <SceneView scene={{ call, changes: call.changes }} tone="plain" />
        <p class="vh">{callText(call)}</p>
      </details>
    </li>
  );
}

export function Boundary({ session: { sandbox } }: { readonly session: Session }) {
  const calls = useStore(sandbox.wire);
  if (calls.length === 0) {
    return (
      <div class="empty">
        <h3>No calls yet</h3>
        <p>
          Press any button in the app, run the checks or send an attack. Each call that crosses to the server
          is listed here.
        </p>
      </div>
    );
  }
  return (
    <div class="boundary">
      <div class="list-bar">
        <span class="t3">{count(calls.length, 'call')}, newest first</span>
        <button type="button" class="btn btn-quiet btn-s" onClick={() => sandbox.clearWire()}>
          Clear
        </button>
      </div>
      <ul class="plain-list">
        {calls.toReversed().map((call) => (
          <Crossing key={call.id} call={call} />
        ))}
      </ul>
    </div>
  );
}
