/** Owns the ways to take a playground out of this page, and what came of them. */
import { useState } from 'preact/hooks';
import * as texts from '#texts/share.ts';
import type { PlaygroundCode } from '../../../lib/playground/code.ts';
import { Icon } from '../../Icon.tsx';
import { siteRuntime } from '../../runtime/config.ts';
import { BarMenu } from './BarMenu.tsx';
import { downloadProject, openInStackBlitz } from './take-home.ts';

interface Props {
  /** The code as it is now. */
  readonly code: () => Promise<PlaygroundCode>;
  /** What it began from, in words. */
  readonly began: string;
}

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
        (name) => setSaid(texts.isSaved(name)),
        () => setSaid(texts.takeHomeFailed),
      );
  };
  const open = (): void => {
    code()
      .then((now) => openInStackBlitz(now, began))
      .then(
        (leftOut) => setSaid(leftOut.length > 0 ? texts.sentWithout(leftOut) : texts.sent),
        () => setSaid(texts.takeHomeFailed),
      );
  };
  return (
    <>
      <section aria-label={texts.asProject}>
        <h2>{texts.asProject}</h2>
        <p class="t2">{texts.ordinaryProject(<code>npm install && npm run dev</code>)}</p>
        <button type="button" class="btn btn-s" onClick={download}>
          <Icon name="save" small />
          {texts.downloadZip}
        </button>
      </section>
      {siteRuntime.required !== 'local' && (
        <section aria-label={texts.inStackBlitz}>
          <h2>{texts.inStackBlitz}</h2>
          <p class="t2">{texts.leavesThisBrowser}</p>
          <button type="button" class="btn btn-s" onClick={open}>
            <Icon name="out" small />
            {texts.sendAndOpen}
          </button>
        </section>
      )}
      <p role="status" class={said ? 'share-said' : 'vh'}>
        {said} {said && hasChecks && texts.checksNeedTheLab}
      </p>
    </>
  );
}

export const TakeHomeMenu = (props: Props) => (
  <BarMenu label={texts.takeHome} icon="save">
    <Panel {...props} />
  </BarMenu>
);
