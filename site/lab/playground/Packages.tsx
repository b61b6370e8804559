/** Owns the list of the app's packages: which there are, and adding others where the runtime can install them. */

import { useStore } from '@nanostores/preact';
import { useState } from 'preact/hooks';
import * as texts from '#texts/playground.ts';
import { dependenciesOf, readPackageName, withoutPackage, withPackages } from '../../lib/files/packages.ts';
import { listedPackages, type Package } from '../../lib/playground/listed-packages.ts';
import type { Session } from '../session.ts';

const MANIFEST = 'package.json';

/** What was said last: that something is under way, that it is done, or why it is not. */
interface Said {
  readonly words: string;
  readonly isProblem: boolean;
}

const said = (words: string): Said => ({ words, isProblem: false });
const problem = (words: string): Said => ({ words, isProblem: true });

/** Asks npm, names the package, and starts the app with it. */
async function add(session: Session, written: string, say: (what: Said) => void): Promise<boolean> {
  const { workspace, sandbox } = session;
  const wanted = readPackageName(written);
  if (!wanted) {
    say(problem(texts.noPackageName));
    return false;
  }
  const { name, range } = wanted;
  if (Object.hasOwn(dependenciesOf(workspace.startOf(MANIFEST) ?? '') ?? {}, name)) {
    say(problem(texts.isTemplatesOwn(name)));
    return false;
  }
  say(said(texts.asksNpm(name)));
  try {
    const version = await sandbox.findPackage(name, range);
    workspace.edit(MANIFEST, withPackages(workspace.read(MANIFEST), { [name]: version }));
    say(said(texts.packageAdded(name, version)));
  } catch (error) {
    say(problem(error instanceof Error ? error.message : String(error)));
    return false;
  }
  sandbox.reboot(workspace.files.get());
  return true;
}

function Adding({ session }: { readonly session: Session }) {
  const [written, setWritten] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [what, say] = useState<Said | null>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    if (await add(session, written, say)) setWritten('');
    setBusy(false);
  };
  return (
    <form class="pg-add" onSubmit={submit}>
      <label>
        <span class="vh">{texts.addPackage}</span>
        <input
          type="text"
          class="input mono"
          value={written}
          placeholder={texts.packageExample}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          onInput={({ currentTarget }) => setWritten(currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn btn-s" aria-disabled={isBusy}>
        {texts.add}
      </button>
      <p class={what?.isProblem ? 'is-ours' : 't3'} role="status">
        {what?.words}
      </p>
    </form>
  );
}

const standingOf = ({ isThere, isTemplates, canBeHad }: Package): string => {
  if (isThere) return '';
  if (isTemplates) return texts.versionStays;
  return canBeHad ? texts.notInstalled : texts.notFromNpm;
};

function Row({ row, remove }: { readonly row: Package; readonly remove: (() => void) | null }) {
  const { name, version } = row;
  return (
    <li>
      <span>
        <span class="mono">{name}</span> <span class="t3 num">{version}</span>
        <span class="t3">{standingOf(row)}</span>
      </span>
      {remove && (
        <button type="button" class="linkish" aria-label={texts.takeOutPackage(name)} onClick={remove}>
          {texts.takeOut}
        </button>
      )}
    </li>
  );
}

export function Packages({ session }: { readonly session: Session }) {
  const { workspace, sandbox } = session;
  useStore(workspace.edits);
  const added = useStore(sandbox.packages);
  const status = useStore(sandbox.status);
  const template = workspace.startOf(MANIFEST) ?? '';
  const packages = listedPackages(workspace.read(MANIFEST), template, added ?? {});
  const isMissing = packages?.some((row) => !row.isThere && !row.isTemplates && row.canBeHad) ?? false;
  // While nothing runs it is not known what can be had.
  const isUp = status.phase === 'ready';
  const remove = (name: string): void => {
    workspace.edit(MANIFEST, withoutPackage(workspace.read(MANIFEST), name));
    if (status.phase === 'failed') sandbox.reboot(workspace.files.get());
  };
  return (
    <details class="pg-packages">
      <summary>{packages ? texts.packagesCounted(packages.length) : texts.packages}</summary>
      {packages === null && <p>{texts.packagesUnreadable}</p>}
      <ul class="plain-list">
        {packages?.map((row) => (
          <Row key={row.name} row={row} remove={row.isTemplates ? null : () => remove(row.name)} />
        ))}
      </ul>
      {isMissing && isUp && added !== null && (
        <button type="button" class="btn btn-s" onClick={() => sandbox.reboot(workspace.files.get())}>
          {texts.installMissing}
        </button>
      )}
      {added !== null && packages !== null && <Adding session={session} />}
      {(added !== null || isUp) && (
        <p class="t3">{added !== null ? texts.addedHow : texts.noOtherPackages}</p>
      )}
    </details>
  );
}
