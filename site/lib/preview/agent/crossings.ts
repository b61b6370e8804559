/**
 * Owns what the page knows of the action calls it makes: when somebody pressed, when the call left, when its reply was
 * there, and what the page showed meanwhile. A guess and what became of it can be seen nowhere else.
 */
import { MARK_HEADER } from '../../sandbox/sandbox.ts';
import type { Crossing } from '../protocol.ts';
import { watchShown } from './shown.ts';

/** A call that leaves later than this after a press was not made by it. */
const PRESSED_WITHIN_MS = 1000;
/** For so long after a reply the page may still be drawing it. */
const SETTLES_WITHIN_MS = 600;
const AT_MOST_SHOWN = 20;
const PRESSES = ['pointerdown', 'click', 'keydown', 'submit', 'change'];

// The original: settling is no activity of the page.
const later = window.setTimeout;

/** Tells `say` of every action call from now on: when it leaves, when it is answered, and once more when all is drawn. */
export function watchCrossings(say: (crossing: Crossing) => void): void {
  const shown = watchShown();
  let pressedAt: number | null = null;
  for (const event of PRESSES)
    addEventListener(
      event,
      () => {
        pressedAt = Date.now();
      },
      { capture: true, passive: true },
    );

  const original = window.fetch;
  window.fetch = async (input, init) => {
    const headers = new Headers(init?.headers);
    if (!headers.has('next-action')) return await original(input, init);
    const mark = crypto.randomUUID();
    headers.set(MARK_HEADER, mark);
    const sentAt = Date.now();
    const press = pressedAt !== null && sentAt - pressedAt <= PRESSED_WITHIN_MS ? pressedAt : null;
    const from = press ?? sentAt;
    const tell = (answeredAt: number | null): void =>
      say({ mark, pressedAt: press, sentAt, answeredAt, shown: shown.since(from).slice(0, AT_MOST_SHOWN) });
    let answered: number | null = null;
    // A guess is drawn in the next frame, whenever the reply comes.
    later(() => tell(answered), SETTLES_WITHIN_MS / 4);
    try {
      const response = await original(input, { ...init, headers });
      answered = Date.now();
      return response;
    } finally {
      tell(answered);
      later(() => tell(answered), SETTLES_WITHIN_MS);
    }
  };
}
