import { closeSync, mkdirSync, openSync, readSync, writeSync } from "node:fs";
import { join } from "node:path";

const BYTES = 8;

/**
 * The newest slot, in a file of eight bytes rewritten in place each slot, so that a restart after a
 * kill does not hand out slots and blockhashes a second time.
 */
export class SlotFile {
  readonly #descriptor: number;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, "slot");
    // Append mode would ignore the position; this opens for update and creates when missing.
    closeSync(openSync(path, "a", 0o600));
    this.#descriptor = openSync(path, "r+");
  }

  /** The slot written last; 0 in a new file. */
  read(): number {
    const bytes = Buffer.alloc(BYTES);
    return readSync(this.#descriptor, bytes, 0, BYTES, 0) === BYTES
      ? Number(bytes.readBigUInt64BE())
      : 0;
  }

  write(slot: number): void {
    const bytes = Buffer.alloc(BYTES);
    bytes.writeBigUInt64BE(BigInt(slot));
    writeSync(this.#descriptor, bytes, 0, BYTES, 0);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
