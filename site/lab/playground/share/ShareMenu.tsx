/** Owns giving somebody a link to a playground: made when it is asked for, of the code as it is then. */
import { useEffect, useRef, useState } from 'preact/hooks';
import * as texts from '#texts/share.ts';
import type { PlaygroundCode } from '../../../lib/playground/code.ts';
import { LONGEST_LINK } from '../../../lib/playground/limits.ts';
import { type PackedLink, packLink } from '../../../lib/playground/share/link.ts';
import { Icon } from '../../Icon.tsx';
import { siteHref } from '../../site-href.ts';
import { fetchBase } from '../base-files.ts';
import { BarMenu } from './BarMenu.tsx';

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
  const things = [
    ...(files > 0 ? [texts.changedFiles(files)] : []),
    ...(checks !== null ? [texts.yourChecks] : []),
  ];
  return things.length > 0 ? texts.holds(things) : texts.holdsNoChange;
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
      () => setSaid(texts.copied),
      () => setSaid(texts.notCopied),
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
          aria-label={texts.linkLabel}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button type="button" class="btn btn-primary btn-s" onClick={copy}>
          <Icon name="copy" small />
          {texts.copy}
        </button>
      </div>
      <p role="status" class={said ? '' : 'vh'}>
        {said}
      </p>
      <p>
        <strong>{texts.characters(href.length)}</strong>{' '}
        {goesAnywhere ? texts.fitsAnywhere : texts.fitsMostly}
      </p>
      <p class="t2">
        {holds} {texts.allInTheLink}
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
      return <p class="t2">{texts.packing}</p>;
    case 'failed':
      return <p>{texts.linkFailed}</p>;
    case 'link':
      return <Link {...made} />;
    case 'refused':
      return (
        <p>
          {texts.noLink(made.why)} <FileInstead download={download} />
        </p>
      );
    case 'too-long':
      return (
        <p>
          {texts.linkTooLong(made.length, LONGEST_LINK)} <FileInstead download={download} />
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
            () => setSaid(texts.projectSaved),
            () => setSaid(texts.projectFailed),
          )
        }
      >
        <Icon name="save" small />
        {texts.downloadProject}
      </button>
      <span role="status">{said}</span>
    </>
  );
}

export const ShareMenu = (props: Props) => (
  <BarMenu label={texts.share} icon="send" isFirst>
    <section aria-label={texts.byLink}>
      <h2>{texts.byLink}</h2>
      <Panel {...props} />
    </section>
  </BarMenu>
);
