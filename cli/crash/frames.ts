/** One message of Postgres' protocol 3: its type (empty for the first one) and all of its bytes. */
export interface Frame {
  readonly type: string;
  readonly bytes: Buffer;
}

const LENGTH_BYTES = 4;

/**
 * Cuts a stream of Postgres' protocol into messages (PostgreSQL documentation, "Message Formats"): a
 * byte of type, then a length that counts itself and what follows. A client's first message has no
 * type.
 */
export class FrameSplitter {
  #rest: Buffer = Buffer.alloc(0);
  #typed: boolean;

  constructor(from: "client" | "server") {
    this.#typed = from === "server";
  }

  /** The messages that are whole by now. */
  push(chunk: Buffer): Frame[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: Frame[] = [];
    for (;;) {
      const head = this.#typed ? 1 : 0;
      if (this.#rest.length < head + LENGTH_BYTES) return frames;
      const end = head + this.#rest.readUInt32BE(head);
      if (this.#rest.length < end) return frames;
      const type = this.#rest.toString("latin1", 0, head);
      frames.push({ type, bytes: this.#rest.subarray(0, end) });
      this.#rest = this.#rest.subarray(end);
      this.#typed = true;
    }
  }
}
