/** Owns the choice to have the checks run after each edit, and a lesson's runs that follow from it. */
import { computed } from 'nanostores';
import { keptChoice } from '../kept-choice.ts';
import { isInApp } from '../preview/app-focus.ts';
import type { Session } from '../session.ts';
import { followEdits } from './follow-edits.ts';

const choice = keptChoice('run-after-edits', ['off', 'on'], 'off');

export const runsAfterEdits = computed(choice.chosen, (chosen) => chosen === 'on');
export const setRunsAfterEdits = (isOn: boolean): void => choice.choose(isOn ? 'on' : 'off');

/**
 * Runs a lesson's checks after edits as long as that is chosen. Never under the hands of somebody who works in the app:
 * a run uses it, puts its data back, and ends what was chosen of its network.
 * @returns stops it.
 */
export const runAfterEdits = ({ sandbox, workspace, network, run, runChecks }: Session): (() => void) =>
  followEdits({
    isOn: runsAfterEdits,
    edits: workspace.edits,
    run,
    isFree: computed(
      [sandbox.status, isInApp, network.condition],
      ({ phase }, isUsed, condition) => phase === 'ready' && !isUsed && condition === null,
    ),
    async compiles() {
      const { compileErrors } = await sandbox.sync(workspace.files.get());
      return compileErrors.length === 0;
    },
    startRun: () => void runChecks('edit'),
  });
