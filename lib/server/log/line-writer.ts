import fs from "node:fs";

/** POSIX: a pipe takes so many bytes as a whole or not at all, whoever else writes to it. */
const WHOLE_BYTES = 4_096;
/** How long a line may wait for others. */
const HELD_MILLISECONDS = 10;
/** Between two tries at a reader that does not keep up. */
const RETRY_MILLISECONDS = 10;

/** Holds this thread: a log that nobody reads fast enough slows down who writes it, and loses nothing. */
const pause = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MILLISECONDS);
};

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;

/**
 * Writes lines to a descriptor, those of the same few milliseconds at once: a write for each costs more than
 * making the line does (docs/decisions/0009-the-cost-of-a-call.md). What waits is written at the process's
 * exit, and at once with `flush`, as after each warning; a process that is killed loses the lines
 * of its last ten milliseconds at most.
 */
export class LineWriter {
  readonly #descriptor: number;
  #held: string[] = [];
  #length = 0;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
    process.on("exit", this.flush);
  }

  write(line: string): void {
    if (this.#length + line.length > WHOLE_BYTES) this.flush();
    this.#held.push(line);
    this.#length += line.length;
    this.#timer ??= setTimeout(this.flush, HELD_MILLISECONDS).unref();
  }

  /** Writes what waits. A reader that went away takes the log with it, not the process. */
  readonly flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#length === 0) return;
    const bytes = Buffer.from(this.#held.join(""), "utf8");
    this.#held = [];
    this.#length = 0;
    let written = 0;
    while (written < bytes.length && !this.#isClosed) written += this.#writeSome(bytes, written);
  };

  #writeSome(bytes: Buffer, from: number): number {
    try {
      return fs.writeSync(this.#descriptor, bytes, from);
    } catch (error) {
      if (hasCode(error, "EPIPE")) this.#isClosed = true;
      else if (hasCode(error, "EAGAIN")) pause();
      else throw error;
      return 0;
    }
  }
}
