import { closeSync, ftruncateSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { readLines, replaceLines, writeAll } from "../../program/line-file";
import { lineSchema, type LedgerLine } from "./lines";

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
    for (const { text, number, from, ended } of readLines(this.#path)) {
      if (ended) yield this.#parse(text, number);
      else this.#cut(from);
    }
  }

  append(line: LedgerLine): void {
    this.#descriptor ??= openSync(this.#path, "a", 0o600);
    writeAll(this.#descriptor, `${JSON.stringify(line)}\n`);
  }

  /** Replaces the file by these lines; a crash at any point leaves the old one or the new one. */
  replace(lines: Iterable<LedgerLine>): void {
    this.close();
    replaceLines(this.#path, textsOf(lines));
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

function* textsOf(lines: Iterable<LedgerLine>): Generator<string> {
  for (const line of lines) yield JSON.stringify(line);
}
