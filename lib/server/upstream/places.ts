/** Why there was no place. */
export type NoPlace = "full" | "late";

interface Waiting {
  readonly resolve: (refused: NoPlace | null) => void;
  readonly timer: NodeJS.Timeout;
}

/** So many may run at the same time; so many more wait, the longest waiting first. */
export class Places {
  #free: number;
  readonly #mostWaiting: number;
  /** In the order in which they came. */
  readonly #waiting = new Set<Waiting>();

  constructor(places: number, mostWaiting: number) {
    this.#free = places;
    this.#mostWaiting = mostWaiting;
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Takes a place if one is free; give it back when done. */
  take(): boolean {
    if (this.#free === 0) return false;
    this.#free -= 1;
    return true;
  }

  /** Waits for a place, so many milliseconds at most. @returns null where it was given one */
  wait(patience: number): Promise<NoPlace | null> {
    if (this.#waiting.size >= this.#mostWaiting) return Promise.resolve("full");
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        resolve("late");
      }, patience);
      const waiting: Waiting = { resolve, timer };
      this.#waiting.add(waiting);
    });
  }

  /** Hands the place to whoever has waited longest. */
  giveBack(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#free += 1;
      return;
    }
    this.#waiting.delete(next);
    clearTimeout(next.timer);
    next.resolve(null);
  }
}
