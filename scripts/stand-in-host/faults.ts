/** Owns the ways in which a host can fail; a test switches them on while the host runs. */

export type Fault =
  /** Accepts connections and never replies. */
  | 'never-answers'
  /** Its page lacks the headers without which an isolated page may not embed it. */
  | 'not-isolated'
  /** Its page loads and never says hello to the page around it. */
  | 'no-hello'
  | 'boot-hangs'
  | 'boot-rejects'
  | 'mount-hangs'
  /** Refuses what is mounted, in the words of a browser without memory. */
  | 'mount-out-of-memory'
  /** Is gone in the middle of a mount. */
  | 'dies-at-mount'
  /** Answers nothing any more, and closes nothing either. */
  | 'silent'
  /** Takes a quarter of a second for each answer. */
  | 'slow';

export type Faults = Set<Fault>;

export const SLOW_MS = 250;

export const never = (): Promise<never> => new Promise(() => {});
