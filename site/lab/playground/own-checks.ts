import { atom, computed } from 'nanostores';
import { OWN_CHECKS } from '../../lib/playground/from-edits.ts';
import type { Workspace } from '../../lib/workspace/workspace.ts';
import type { CheckSource } from '../work.ts';

export function ownChecks(workspace: Workspace): CheckSource {
  return {
    list: atom([]),
    whyNone: computed(workspace.edits, (edits) =>
      typeof edits[OWN_CHECKS] === 'string' ? null : 'There are no checks yet',
    ),
    run: async () => ({ kind: 'ran', results: [] }),
  };
}
