/** Owns showing what somebody else's code holds, before anything of it runs. */

import * as texts from '#texts/share.ts';
import { OWN_CHECKS } from '../../../lib/playground/from-edits.ts';
import type { PackageChange } from '../../../lib/playground/packages.ts';
import type { FileLook, LookLine } from '../../../lib/playground/share/look.ts';
import { sizeInWords } from '../../../lib/playground/uploads.ts';
import { Icon } from '../../Icon.tsx';

const SIGNS: Readonly<Record<LookLine['kind'], string>> = { same: ' ', gone: '−', come: '+', skipped: ' ' };
const SAID: Readonly<Record<LookLine['kind'], string>> = {
  same: '',
  gone: texts.goes,
  come: texts.comes,
  skipped: '',
};

const Line = ({ kind, text }: LookLine) => (
  <span class={`look-line is-${kind}`}>
    <span aria-hidden="true">{SIGNS[kind]} </span>
    {SAID[kind] && <span class="vh">{SAID[kind]} </span>}
    {kind === 'skipped' ? texts.linesAsBefore(Number(text)) : text}
    {'\n'}
  </span>
);

function File({ file: { path, what, bytes, lines, more } }: { readonly file: FileLook }) {
  const about = (
    <>
      <span class="mono look-path">{path}</span>
      <span class="t2 look-about">
        {what === 'deleted'
          ? texts.became[what]
          : texts.becameAndSize(texts.became[what], sizeInWords(bytes))}
      </span>
    </>
  );
  if (!lines)
    return (
      <li class="look-file">
        <div class="look-name">{about}</div>
      </li>
    );
  return (
    <li class="look-file">
      <details>
        <summary class="look-name">
          <Icon name="down" small />
          {about}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: code that is wider than its place must be scrollable by keyboard. */}
        <pre tabIndex={0}>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its number.
            <Line key={index} {...line} />
          ))}
          {more > 0 && `  ${texts.moreLines(more)}\n`}
        </pre>
      </details>
    </li>
  );
}

const Package = ({ name, version, before }: PackageChange) => (
  <li>
    <span class="mono">
      {name} {version}
    </span>
    {before !== null && <span class="t2"> {texts.inPlaceOf(before)}</span>}
  </li>
);

interface Props {
  readonly files: readonly FileLook[];
  readonly packages: readonly PackageChange[];
  readonly checks: string | null;
  /** What to mind, a sentence each. */
  readonly mind: readonly string[];
}

export function Contents({ files, packages, checks, mind }: Props) {
  return (
    <>
      {mind.length > 0 && (
        <div class="callout c-warn">
          <Icon name="warn" />
          <div>
            <strong>{texts.lookClosely}</strong>
            {mind.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </div>
      )}
      <section aria-labelledby="look-files">
        <h2 id="look-files">{files.length === 0 ? texts.noFileDiffers : texts.filesDiffer(files.length)}</h2>
        <ul class="plain-list look-files">
          {files.map((file) => (
            <File key={file.path} file={file} />
          ))}
        </ul>
      </section>
      {packages.length > 0 && (
        <section aria-labelledby="look-packages">
          <h2 id="look-packages">{texts.packagesFromNpm(packages.length)}</h2>
          <ul class="plain-list look-packages">
            {packages.map((each) => (
              <Package key={each.name} {...each} />
            ))}
          </ul>
        </section>
      )}
      {checks !== null && (
        <section aria-labelledby="look-checks">
          <h2 id="look-checks">{texts.ownChecks}</h2>
          <details class="look-file">
            <summary class="look-name">
              <Icon name="down" small />
              <span class="mono look-path">{OWN_CHECKS}</span>
              <span class="t2 look-about">{sizeInWords(new TextEncoder().encode(checks).length)}</span>
            </summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: code that is wider than its place must be scrollable by keyboard. */}
            <pre tabIndex={0}>{checks.slice(0, 30_000)}</pre>
          </details>
          <p class="t2">{texts.ownChecksRunWhen}</p>
        </section>
      )}
    </>
  );
}
