/** Owns saying which packages the app has, and that no others can be had here. */

import { useStore } from '@nanostores/preact';
import * as texts from '#texts/playground.ts';
import { listedPackages } from '../../lib/playground/listed-packages.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';

const MANIFEST = 'package.json';

export function Packages({ workspace }: { readonly workspace: Workspace }) {
  useStore(workspace.edits);
  const packages = listedPackages(workspace.read(MANIFEST), workspace.startOf(MANIFEST) ?? '');
  return (
    <details class="pg-packages">
      <summary>{packages ? texts.packagesCounted(packages.length) : texts.packages}</summary>
      {packages === null && <p>{texts.packagesUnreadable}</p>}
      <ul class="plain-list">
        {packages?.map(({ name, version, isThere }) => (
          <li key={name}>
            <span class="mono">{name}</span> <span class="t3 num">{version}</span>
            {!isThere && <span class="t3">{texts.notInstalled}</span>}
          </li>
        ))}
      </ul>
      <p class="t3">{texts.noOtherPackages}</p>
    </details>
  );
}
