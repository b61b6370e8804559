// Owns whose turn it is: one holder at a time, everybody else in the order they came.

interface Waiting {
  resolve(release: () => void): void;
  reject(reason: Error): void;
}

export class Line {
  #taken = false;
  readonly #waiting: Waiting[] = [];

  /** Nobody holds the line, so nobody waits either. */
  get free(): boolean {
    return !this.#taken;
  }

  /**
   * Takes the line, waiting for one's turn.
   * @param onWait called once if the line is not free
   * @returns gives the line to the next in order; call it exactly when done, twice does no harm
   * @throws whatever `abandon` was given meanwhile
   */
  async take(onWait?: () => void): Promise<() => void> {
    if (!this.#taken) {
      this.#taken = true;
      return this.#releaseOnce();
    }
    onWait?.();
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Sends everybody who waits away with an error. */
  abandon(reason: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(reason);
  }

  #releaseOnce(): () => void {
    let released = false;
    return () => {
      if (released) return;
      released = true;
      const next = this.#waiting.shift();
      // The line stays taken while it is handed over, so a newcomer cannot slip in between.
      if (next) next.resolve(this.#releaseOnce());
      else this.#taken = false;
    };
  }
}
