/** Owns the ways to go on from one call: to the code that answered it, to the Attack form, to a terminal. */

import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import * as texts from '#texts/boundary.ts';
import type { WireCall } from '../../../lib/sandbox/sandbox.ts';
import { openDock, showCode } from '../../bench-state.ts';
import { Icon } from '../../Icon.tsx';
import type { Session } from '../../session.ts';
import { wantedDraft } from '../attack-draft.ts';
import { toDraft } from './again.ts';
import { toCurl } from './curl.ts';
import { declarationLine } from './declaration.ts';

interface Props {
  readonly session: Session;
  readonly files: readonly string[];
  readonly call: WireCall;
}

function CodeButton({ session, files, call: { action } }: Props) {
  useStore(session.workspace.edits);
  if (!action) return null;
  const { file, name } = action;
  // A file of the app's own that the lesson does not show.
  if (!files.includes(file)) return <span class="t3 mono">{file}</span>;
  const line = declarationLine(session.workspace.read(file), name);
  return (
    <button
      type="button"
      class="btn btn-quiet btn-s mono"
      title={texts.openItInTheEditor}
      onClick={() => showCode({ file, line, column: line === null ? null : 1 })}
    >
      <Icon name="codei" small />
      {file}
      {line !== null && `:${line}`}
    </button>
  );
}

export function Ways({ session, files, call }: Props) {
  const { sandbox } = session;
  const status = useStore(sandbox.status);
  const isLocal = useStore(sandbox.runtimeKind) === 'local';
  const [said, setSaid] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of one call is not said of the next.
  useEffect(() => setSaid(null), [call.id]);
  const draft = toDraft(call);
  const curl =
    status.phase === 'ready' && call.person
      ? toCurl(call, { origin: new URL(status.previews[call.person]).origin, isLocal })
      : null;
  const copy = (): void => {
    if (!curl) return;
    navigator.clipboard.writeText(curl.command).then(
      () => setSaid([texts.copied, ...curl.notes].join(' ')),
      () => setSaid(texts.noClipboard),
    );
  };
  return (
    <>
      <span class="right">
        <CodeButton session={session} files={files} call={call} />
        <button
          type="button"
          class="btn btn-quiet btn-s"
          disabled={draft === null}
          title={draft ? undefined : texts.cannotSendAgain}
          onClick={() => {
            wantedDraft.set(draft);
            openDock('attack');
          }}
        >
          <Icon name="send" small /> {texts.sendAgain}
        </button>
        <button
          type="button"
          class="btn btn-quiet btn-s"
          disabled={curl === null}
          title={curl ? undefined : texts.cannotBeCurl}
          onClick={copy}
        >
          <Icon name="copy" small /> {texts.copyAsCurl}
        </button>
      </span>
      <p class="tl-said" role="status">
        {said}
      </p>
    </>
  );
}
