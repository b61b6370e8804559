/** Owns the replies that a check holds: each is opened once, and how many wait is known to the check's page. */
import type { Control } from '../sandbox/client/sandbox.ts';
import type { WireCall } from '../sandbox/sandbox.ts';
import { tagValue } from '../sandbox/value.ts';
import { expectCall } from './expect-call.ts';
import type { Holds } from './holds.ts';

export interface HeldReply {
  /**
   * Resolves when the action has run and its reply is being held. Rejects with a failure, not an error, if that takes
   * more than ten seconds from when it is first asked for.
   */
  readonly held: Promise<WireCall>;
  release(): Promise<void>;
  /** Answers with a server error instead. */
  fail(): Promise<void>;
  /** Breaks the connection. */
  lose(): Promise<void>;
  /**
   * Answers as if the action had returned this value and done nothing else: no new rendering, no cookie, no redirect.
   * What the action did to the data stays done; for an action that fails by itself use `data.failNextWrite`.
   * @throws for a value that is more than plain objects, lists, short texts, numbers and dates; the reply stays held.
   */
  answer(value: unknown): Promise<void>;
}

/** Makes holds that count in `holds` from when their reply is held until it is opened. */
export function createHolder(control: Control, holds: Holds) {
  const waiting = new Set<string>();
  const count = (): void => {
    holds.count = waiting.size;
  };

  return {
    /** Holds the next reply of the action that nobody holds yet. */
    async hold(action: string): Promise<HeldReply> {
      const gate = await control.hold({ action });
      let isOpen = false;
      const held = control.heldCall(gate).then((call) => {
        if (!isOpen) waiting.add(gate);
        count();
        return call;
      });
      // A check that never asks need not hear that the app has gone.
      held.catch(() => {});
      const opening =
        <Given extends unknown[]>(open: (...given: Given) => Promise<null>) =>
        async (...given: Given): Promise<void> => {
          isOpen = true;
          // Before the page can see the reply: from now on it is waiting for something again.
          const wasWaiting = waiting.delete(gate);
          count();
          try {
            await open(...given);
          } catch (error) {
            isOpen = false;
            if (wasWaiting) waiting.add(gate);
            count();
            throw error;
          }
        };
      const by = (how: 'release' | 'fail' | 'lose') => opening(() => control.open({ gate, how }));
      let expected: Promise<WireCall> | null = null;
      return {
        get held() {
          expected ??= expectCall(action, held);
          expected.catch(() => {});
          return expected;
        },
        release: by('release'),
        fail: by('fail'),
        lose: by('lose'),
        answer: opening(async (value: unknown) => control.answer({ gate, value: await tagValue(value) })),
      };
    },
    /** A reset has opened every gate. */
    forget(): void {
      waiting.clear();
      count();
    },
  };
}
