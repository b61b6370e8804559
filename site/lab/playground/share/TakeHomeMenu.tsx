/** Owns the ways to take a playground out of this page, and what came of them. */
import { useState } from 'preact/hooks';
import type { PlaygroundCode } from '../../../lib/playground/code.ts';
import { Icon } from '../../Icon.tsx';
import { Popover } from '../../Popover.tsx';
import { siteRuntime } from '../../runtime/config.ts';
import { downloadProject, openInStackBlitz } from './take-home.ts';

interface Props {
  /** The code as it is now. */
  readonly code: () => Promise<PlaygroundCode>;
  /** What it began from, in words. */
  readonly began: string;
}

const FAILED = 'It could not be made: what the playground began from does not load. Try again in a moment.';

function Panel({ code, began }: Props) {
  const [said, setSaid] = useState('');
  const [hasChecks, setHasChecks] = useState(false);
  const download = (): void => {
    code()
      .then(async (now) => {
        setHasChecks(now.checks !== null);
        return await downloadProject(now, began);
      })
      .then(
        (name) => setSaid(`${name} is saved.`),
        () => setSaid(FAILED),
      );
  };
  const open = (): void => {
    code()
      .then((now) => openInStackBlitz(now, began))
      .then(
        (leftOut) =>
          setSaid(
            leftOut.length > 0
              ? `Sent, without ${leftOut.join(', ')}: StackBlitz takes only texts.`
              : 'Sent. It opens in a new tab.',
          ),
        () => setSaid(FAILED),
      );
  };
  return (
    <>
      <section aria-label="As a project">
        <h2>As a project</h2>
        <p class="t2">
          A zip with an ordinary Next.js project. Unpack it, then <code>npm install && npm run dev</code>.
          Load it here again under Playground.
        </p>
        <button type="button" class="btn btn-s" onClick={download}>
          <Icon name="save" small />
          Download zip
        </button>
      </section>
      {siteRuntime.required !== 'local' && (
        <section aria-label="In StackBlitz">
          <h2>In StackBlitz</h2>
          <p class="t2">
            Your code leaves this browser: it is sent to stackblitz.com, which has to be reachable from here.
            The app may not run there, because Next.js 16 needs what a WebContainer has only in this lab.
          </p>
          <button type="button" class="btn btn-s" onClick={open}>
            <Icon name="out" small />
            Send and open in a new tab
          </button>
        </section>
      )}
      <p role="status" class={said ? 'share-said' : 'vh'}>
        {said} {said && hasChecks && 'Your own checks are not in it: they need the lab. A link has them.'}
      </p>
    </>
  );
}

export function TakeHomeMenu(props: Props) {
  return (
    <Popover
      class="share"
      buttonClass="btn btn-quiet btn-s"
      panelClass="menu share-menu"
      label="Take home"
      face={
        <>
          <Icon name="save" small />
          <span class="hide-s">Take home</span>
        </>
      }
    >
      {() => <Panel {...props} />}
    </Popover>
  );
}
