/**
 * Owns the frames in which checks drive pages: rendered, so that browsers neither throttle nor skip them, but where
 * nobody sees, hears or reaches them.
 */
import * as texts from '#texts/prover.ts';
import type { OpenFrame } from '../lib/checks/page.ts';
import { controlFrame } from '../lib/preview/frame.ts';
import { STILL_PAGE } from '../lib/preview/protocol.ts';
import type { Sandbox } from '../lib/sandbox/client/sandbox.ts';
import { keepFocusOutOf } from './preview/keep-focus.ts';

interface Stage {
  readonly element: HTMLElement;
  giveFocusBack(): void;
}

let stage: Stage | null = null;

const openStage = (): Stage => {
  const element = document.createElement('div');
  element.className = 'hidden-frames';
  element.ariaHidden = 'true';
  document.body.append(element);
  return { element, giveFocusBack: keepFocusOutOf(element) };
};

/** Opens frames at a person's origin. @throws if the app is not running. */
export const openHiddenFrames =
  (sandbox: Sandbox): OpenFrame =>
  (person) => {
    const status = sandbox.status.get();
    if (status.phase !== 'ready') throw new Error('The app is not running at the moment.');
    const element = document.createElement('iframe');
    element.title = texts.checkPage;
    element.tabIndex = -1;
    element.name = STILL_PAGE;
    stage ??= openStage();
    const { giveFocusBack } = stage;
    stage.element.append(element);
    const frame = controlFrame(element, status.previews[person]);
    return {
      path: frame.path,
      console: frame.console,
      crossing: frame.crossing,
      open: (path) => frame.open(path),
      get agent() {
        return frame.agent;
      },
      close() {
        frame.close();
        giveFocusBack();
        element.remove();
      },
    };
  };
