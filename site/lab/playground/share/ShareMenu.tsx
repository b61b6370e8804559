/** Owns giving somebody a link to a playground: made when it is asked for, of the code as it is then. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlaygroundCode } from '../../../lib/playground/code.ts';
import { LONGEST_LINK } from '../../../lib/playground/limits.ts';
import { type PackedLink, packLink } from '../../../lib/playground/share/link.ts';
import { Icon } from '../../Icon.tsx';
import { Popover } from '../../Popover.tsx';
import { siteHref } from '../../site-href.ts';
import { fetchBase } from '../base-files.ts';
import { count, numeral } from './words.ts';

interface Props {
  /** The code as it is now. */
  readonly code: () => Promise<PlaygroundCode>;
  /** Gives the project as a file, where there is no link. @throws if it cannot be made. */
  download(): Promise<void>;
}

type Made =
  | { readonly kind: 'making' }
  | { readonly kind: 'failed' }
  | (PackedLink & { readonly holds: string });

const holdsInWords = ({ changes, checks }: PlaygroundCode): string => {
  const files = Object.keys(changes).length;
  const parts = [files > 0 && count(files, 'changed file'), checks !== null && 'your checks'].filter(Boolean);
  return parts.length > 0
    ? `It holds ${parts.join(' and ')}`
    : 'Nothing is changed, so it holds only where you began';
};

const makeLink = async (code: Props['code']): Promise<Made> => {
  const now = await code();
  const { open } = await fetchBase(now.base);
  const page = location.origin + siteHref('/playground/');
  return { ...(await packLink(now, open, page)), holds: holdsInWords(now) };
};

function Link({ href, goesAnywhere, holds }: { href: string; goesAnywhere: boolean; holds: string }) {
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const copy = (): void => {
    field.current?.select();
    navigator.clipboard.writeText(href).then(
      () => setSaid('Copied.'),
      () => setSaid('This browser does not let the page write to the clipboard. The link is selected.'),
    );
  };
  return (
    <>
      <div class="share-link">
        <input
          ref={field}
          class="input mono"
          readOnly
          value={href}
          aria-label="Link to this playground"
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button type="button" class="btn btn-primary btn-s" onClick={copy}>
          <Icon name="copy" small />
          Copy
        </button>
      </div>
      <p role="status" class={said ? '' : 'vh'}>
        {said}
      </p>
      <p>
        <strong>{numeral(href.length)} characters.</strong>{' '}
        {goesAnywhere
          ? 'It fits into any message.'
          : 'It fits into a mail, an issue, Slack or Teams. Discord and Telegram would cut it.'}
      </p>
      <p class="t2">
        {holds}. Everything is in the link itself: nothing is uploaded, and whoever has the link has the code.
        What you change from now on is not in it.
      </p>
    </>
  );
}

function Panel({ code, download }: Props) {
  const [made, setMade] = useState<Made>({ kind: 'making' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link is of the moment at which it was asked for.
  useEffect(() => {
    let isGone = false;
    makeLink(code).then(
      (next) => isGone || setMade(next),
      () => isGone || setMade({ kind: 'failed' }),
    );
    return () => {
      isGone = true;
    };
  }, []);
  switch (made.kind) {
    case 'making':
      return <p class="t2">Packing your changes.</p>;
    case 'failed':
      return (
        <p>
          The link could not be made: what the playground began from does not load. Try again in a moment.
        </p>
      );
    case 'link':
      return <Link {...made} />;
    case 'refused':
      return (
        <p>
          There is no link, because nobody could open it. {made.why} The project as a file has everything.{' '}
          <FileInstead download={download} />
        </p>
      );
    case 'too-long':
      return (
        <p>
          There is no link: it would have {numeral(made.length)} characters, and beyond{' '}
          {numeral(LONGEST_LINK)} chat programs and address bars cut it. Give the project as a file instead.{' '}
          <FileInstead download={download} />
        </p>
      );
  }
}

function FileInstead({ download }: Pick<Props, 'download'>) {
  const [said, setSaid] = useState('');
  return (
    <>
      <button
        type="button"
        class="btn btn-s"
        onClick={() =>
          void download().then(
            () => setSaid('Saved.'),
            () => setSaid('It could not be made. Try again in a moment.'),
          )
        }
      >
        <Icon name="save" small />
        Download the project
      </button>
      <span role="status">{said}</span>
    </>
  );
}

export function ShareMenu(props: Props) {
  return (
    <Popover
      class="share"
      buttonClass="btn btn-s"
      panelClass="menu share-menu"
      label="Share"
      face={
        <>
          <Icon name="send" small />
          <span class="hide-s">Share</span>
        </>
      }
    >
      {() => (
        <section aria-label="Share by link">
          <h2>Share by link</h2>
          <Panel {...props} />
        </section>
      )}
    </Popover>
  );
}
