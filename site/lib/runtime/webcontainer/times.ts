/** Owns how long each stage of a WebContainer may take, in milliseconds that the page was awake. */

export interface Times {
  /** Until the host shows any sign of life. */
  readonly reach: number;
  /** From then until its page says hello. */
  readonly handshake: number;
  /** From then until it has booted. */
  readonly boot: number;
  /** Silence of a download. */
  readonly stall: number;
  /** Waiting for news of the snapshot when the last visit's copy is at hand. */
  readonly news: number;
  /** Unpacking the snapshot inside the container. */
  readonly mount: number;
  /** Waiting for the optional compiled cache once all else is there; more would cost what it saves. */
  readonly compiled: number;
  /** One call: a file operation or the start of a process. */
  readonly call: number;
  /** Between two heartbeats; three without an answer are a loss. */
  readonly heartbeat: number;
  /** From asking for the end of a process until it is taken for ended. */
  readonly kill: number;
  /** From the exit of a process until its output is taken for complete. */
  readonly drain: number;
}

export const defaultTimes: Times = {
  reach: 2000,
  handshake: 15_000,
  boot: 30_000,
  stall: 20_000,
  news: 2000,
  mount: 60_000,
  compiled: 8000,
  call: 30_000,
  heartbeat: 5000,
  kill: 10_000,
  drain: 1000,
};
