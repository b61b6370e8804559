/** Owns what a process says before anybody listens to it: kept in order, and told to its owner later. Pure. */
import type { ChildEvents } from './child.ts';

export interface HeldEvents {
  /** For the process. */
  readonly events: ChildEvents;
  /** Says everything kept to the owner, who hears all that follows too. */
  passTo(owner: ChildEvents): void;
}

export interface HeldEventsOptions {
  /** A line of the output that is not for the owner. */
  readonly signal: string;
  /** The line was printed. Told once. */
  onSignal(): void;
  /** The process has ended, and nobody owned it. */
  onEndUnowned(): void;
}

/** Keeps what a process prints and which ports it opens. How much it can print unread is limited by child.ts. */
export function holdEvents({ signal, onSignal, onEndUnowned }: HeldEventsOptions): HeldEvents {
  let owner: ChildEvents | null = null;
  let printed = '';
  let isSignalled = false;
  const portLines: string[] = [];

  const look = (): void => {
    if (isSignalled || !printed.includes(signal)) return;
    isSignalled = true;
    printed = printed.replace(signal, '');
    onSignal();
  };

  return {
    events: {
      onOutput(chunk) {
        if (owner) return owner.onOutput(chunk);
        printed += chunk;
        look();
      },
      onPortLine(line) {
        if (owner) owner.onPortLine(line);
        else portLines.push(line);
      },
      onExit(code, limit) {
        if (owner) owner.onExit(code, limit);
        else onEndUnowned();
      },
    },
    passTo(next) {
      owner = next;
      if (printed !== '') next.onOutput(printed);
      for (const line of portLines) next.onPortLine(line);
      printed = '';
    },
  };
}
