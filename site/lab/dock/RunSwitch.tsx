/** Owns the switch that has the checks run after each edit. */
import { useStore } from '@nanostores/preact';
import { runsAfterEdits, setRunsAfterEdits } from './run-after-edits.ts';

export function RunSwitch() {
  const isOn = useStore(runsAfterEdits);
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={isOn}
      aria-label="Run after each edit"
      title="Run the checks after each edit, once the code compiles"
      onClick={() => setRunsAfterEdits(!isOn)}
    >
      <i aria-hidden="true" />
      <span class="switch-words">After each edit</span>
    </button>
  );
}
