/** Lets one piece of work at a time use what they share, in the order they asked. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Begins the work when all work asked for before is done, whether that went well or not.
   * @returns what the work gives; it rejects where the work throws, and the next turn comes all the same
   */
  take<T>(work: () => T | Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when all work asked for until now is done. */
  async rest(): Promise<void> {
    await this.last;
  }
}
