import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import * as z from "zod";

/** One write: the newest value of a key in a collection, or its removal. */
const recordSchema = z.object({ c: z.string(), k: z.string(), v: z.unknown() });
export type JournalRecord = z.infer<typeof recordSchema>;

const bigintAsText = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;

const parseLine = (line: string): JournalRecord | null => {
  try {
    return recordSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
};

/**
 * An append-only file of JSON lines. A line is handed to the kernel before the write returns, so
 * that a process killed at any point loses nothing it has answered for; a line torn by the kill is
 * the last one and is dropped on the next start, when the file is also rewritten without its past.
 */
export class Journal {
  readonly #file: string;
  #descriptor: number | null = null;

  constructor(file: string) {
    this.#file = file;
  }

  /** Every record in order. @throws Error where a line other than the last cannot be read. */
  read(): JournalRecord[] {
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, "utf8").split("\n");
    const records: JournalRecord[] = [];
    for (const [index, line] of lines.entries()) {
      if (line === "") continue;
      const record = parseLine(line);
      if (record) records.push(record);
      else if (index < lines.length - 1)
        throw new Error(`${this.#file}: line ${index + 1} is damaged`);
    }
    return records;
  }

  /** Replaces the file by these records, atomically, and opens it for appending. */
  rewrite(records: readonly JournalRecord[]): void {
    mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
    const next = `${this.#file}.next`;
    const descriptor = openSync(next, "w", 0o600);
    writeSync(
      descriptor,
      records.map((record) => `${JSON.stringify(record, bigintAsText)}\n`).join(""),
    );
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(next, this.#file);
    this.close();
    this.#descriptor = openSync(this.#file, "a", 0o600);
  }

  append(record: JournalRecord): void {
    if (this.#descriptor === null) throw new Error("the journal is closed");
    writeSync(this.#descriptor, `${JSON.stringify(record, bigintAsText)}\n`);
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}
