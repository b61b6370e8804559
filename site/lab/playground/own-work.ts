/** Owns a playground as something that is worked on. */
import * as checkTexts from '#texts/checks.ts';
import * as editorTexts from '#texts/editor.ts';
import { OWN_CHECKS } from '../../lib/playground/from-edits.ts';
import { workId } from '../../lib/playground/saved.ts';
import type { CheckSource, Work } from '../work.ts';
import type { Opens } from './catalog.ts';

export function playgroundWork(id: string, name: string, opens: Opens, checks: CheckSource): Work {
  const { files, focus } = opens;
  return {
    ...opens,
    id: workId(id),
    files: [...new Set([...(files.includes(focus) ? files : [focus, ...files]), OWN_CHECKS])],
    checks,
    reasons: () => [],
    hasProse: false,
    course: null,
    takesUploads: true,
    download: null,
    words: {
      what: editorTexts.thePlayground(name),
      began: editorTexts.howThePlaygroundBegan,
      beginning: editorTexts.thePlaygroundsBeginning,
      changed: editorTexts.playgroundHasChanged,
      unfinished: checkTexts.ownCouldNotFinish,
      passed: checkTexts.andAllHold,
    },
    notePass: () => {},
  };
}
