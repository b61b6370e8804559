/** Owns a playground as something that is worked on. */
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
      what: `the playground ${name}`,
      began: 'How the playground began',
      beginning: 'the playground’s beginning',
      changed: 'What this playground began from has changed since.',
      unfinished: 'This check could not finish, so it does not count.',
      passed: 'All your checks hold',
    },
    notePass: () => {},
  };
}
