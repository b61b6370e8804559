/** Owns saying which packages the app has, and that no others can be had here. */
import { useStore } from '@nanostores/preact';
import { listedPackages } from '../../lib/playground/listed-packages.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';

const MANIFEST = 'package.json';

export function Packages({ workspace }: { readonly workspace: Workspace }) {
  useStore(workspace.edits);
  const packages = listedPackages(workspace.read(MANIFEST), workspace.startOf(MANIFEST) ?? '');
  return (
    <details class="pg-packages">
      <summary>Packages of the app{packages && ` (${packages.length})`}</summary>
      {packages === null && <p>package.json cannot be read as it is now.</p>}
      <ul class="plain-list">
        {packages?.map(({ name, version, isThere }) => (
          <li key={name}>
            <span class="mono">{name}</span> <span class="t3 num">{version}</span>
            {!isThere && <span class="t3">, not installed</span>}
          </li>
        ))}
      </ul>
      <p class="t3">
        These are there wherever the app runs. Others cannot be added here: a WebContainer carries only these.
        Take the project home to install more.
      </p>
    </details>
  );
}
