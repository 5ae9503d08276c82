import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { lineSchema, type LedgerLine } from "./lines";

const NEWLINE = 10;
/** Characters gathered before a write while a whole file is written anew. */
const CHUNK = 1 << 20;

/** A ledger file that is damaged somewhere other than in its unfinished last line. */
export class LedgerDamaged extends Error {}

/**
 * The ledger on disk: one append-only file of JSON lines, rewritten whole (beside, then renamed)
 * when it is compacted. A line is handed to the operating system before the transaction is
 * acknowledged, so killing the process loses nothing that was; a power cut may lose the last
 * seconds, which is good enough for a sandbox.
 */
export class LedgerFile {
  readonly #path: string;
  #descriptor: number | null = null;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#path = join(folder, "ledger.jsonl");
  }

  /**
   * The lines of the file, oldest first; none when there is no file. An unfinished last line, which
   * a kill in the middle of a write leaves, is cut off.
   * @throws LedgerDamaged
   */
  *read(): Generator<LedgerLine> {
    if (!existsSync(this.#path)) return;
    const bytes = readFileSync(this.#path);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end < bytes.length) this.#cut(end);
    let start = 0;
    for (let number = 1; start < end; number += 1) {
      const stop = bytes.indexOf(NEWLINE, start);
      yield this.#parse(bytes.toString("utf8", start, stop), number);
      start = stop + 1;
    }
  }

  append(line: LedgerLine): void {
    this.#descriptor ??= openSync(this.#path, "a", 0o600);
    writeAll(this.#descriptor, `${JSON.stringify(line)}\n`);
  }

  /** Replaces the file by these lines; a crash at any point leaves the old one or the new one. */
  replace(lines: Iterable<LedgerLine>): void {
    this.close();
    const beside = `${this.#path}.new`;
    const descriptor = openSync(beside, "w", 0o600);
    let gathered = "";
    for (const line of lines) {
      gathered += `${JSON.stringify(line)}\n`;
      if (gathered.length < CHUNK) continue;
      writeAll(descriptor, gathered);
      gathered = "";
    }
    writeAll(descriptor, gathered);
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(beside, this.#path);
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #parse(text: string, number: number): LedgerLine {
    try {
      return lineSchema.parse(JSON.parse(text));
    } catch (cause) {
      throw new LedgerDamaged(`${this.#path}, line ${number} is damaged; start over with --reset`, {
        cause,
      });
    }
  }

  #cut(length: number): void {
    const descriptor = openSync(this.#path, "r+");
    ftruncateSync(descriptor, length);
    closeSync(descriptor);
  }
}

/** writeSync may write less than it was given. */
const writeAll = (descriptor: number, text: string): void => {
  const bytes = Buffer.from(text, "utf8");
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
};
