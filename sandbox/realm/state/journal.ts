import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";
import { readLines, replaceLines, writeAll } from "../../program/line-file";

/** One write: the newest value of a key in a collection, or its removal. */
const recordSchema = z.object({ c: z.string(), k: z.string(), v: z.unknown() });
export type JournalRecord = z.infer<typeof recordSchema>;

/** Bytes of past after which the file is written anew, where what is true now is no longer than that. */
const COMPACT_AFTER_BYTES = 8 << 20;

const bigintAsText = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;

const lineOf = (record: JournalRecord): string => JSON.stringify(record, bigintAsText);

const parseLine = (line: string): JournalRecord | null => {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
};

export interface JournalOptions {
  /** All that is true now: every record that was read or appended, without what later ones undid. */
  readonly records: () => Iterable<JournalRecord>;
  /** Bytes. */
  readonly compactAfter?: number;
}

/**
 * An append-only file of JSON lines. A line is handed to the kernel before the write returns, so
 * that a process killed at any point loses nothing it has answered for; a line torn by the kill is
 * the last one and is dropped on the next start. The file is written anew without its past at each
 * start, and while running whenever its past outgrows both a limit and what is true now.
 */
export class Journal {
  readonly #file: string;
  readonly #options: JournalOptions;
  #descriptor: number | null = null;
  /** Bytes the file had when it was last written anew, and bytes appended since. */
  #size = 0;
  #past = 0;

  constructor(file: string, options: JournalOptions) {
    this.#file = file;
    this.#options = options;
  }

  /** Every record in order. @throws Error where a line other than the last cannot be read. */
  *read(): Generator<JournalRecord> {
    for (const { text, number, ended } of readLines(this.#file)) {
      if (text === "") continue;
      const record = parseLine(text);
      if (record) yield record;
      else if (ended) throw new Error(`${this.#file}: line ${number} is damaged`);
    }
  }

  /** Replaces the file by what is true now, atomically, and opens it for appending. */
  open(): void {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    this.#size = replaceLines(this.#file, this.#lines());
    this.#past = 0;
    this.close();
    this.#descriptor = openSync(this.#file, "a", 0o600);
  }

  append(record: JournalRecord): void {
    // Before the record, which is not among those that are true until it is written down.
    const { compactAfter = COMPACT_AFTER_BYTES } = this.#options;
    if (this.#descriptor !== null && this.#past > Math.max(compactAfter, this.#size)) this.open();
    if (this.#descriptor === null) throw new Error("the journal is closed");
    try {
      this.#past += writeAll(this.#descriptor, `${lineOf(record)}\n`);
    } catch (error) {
      // On a full disk half a line may stand there: nothing is appended to it, the file is made anew.
      this.#past = Number.POSITIVE_INFINITY;
      throw error;
    }
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  *#lines(): Generator<string> {
    for (const record of this.#options.records()) yield lineOf(record);
  }
}
