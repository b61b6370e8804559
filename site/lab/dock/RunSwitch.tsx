/** Owns the switch that has the checks run after each edit. */

import { useStore } from '@nanostores/preact';
import * as texts from '#texts/checks.ts';
import { runsAfterEdits, setRunsAfterEdits } from './run-after-edits.ts';

export function RunSwitch() {
  const isOn = useStore(runsAfterEdits);
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={isOn}
      aria-label={texts.runAfterEachEdit}
      title={texts.runAfterEachEditTitle}
      onClick={() => setRunsAfterEdits(!isOn)}
    >
      <i aria-hidden="true" />
      <span class="switch-words">{texts.afterEachEdit}</span>
    </button>
  );
}
