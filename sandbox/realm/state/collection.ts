import type { z } from "zod";

type Write = (key: string, value: unknown) => void;

/** A map whose every change is written down before it is seen. */
export class Collection<T> {
  readonly #schema: z.ZodType<T>;
  readonly #entries = new Map<string, T>();
  #write: Write = () => {
    throw new Error("the store is not open");
  };

  constructor(schema: z.ZodType<T>) {
    this.#schema = schema;
  }

  /** Where changes go, once the journal is open. */
  attach(write: Write): void {
    this.#write = write;
  }

  /** Takes a journal's record. @throws ZodError where it is not of this collection's shape. */
  replay(key: string, value: unknown): void {
    if (value === null) this.#entries.delete(key);
    else this.#entries.set(key, this.#schema.parse(value));
  }

  get(key: string): T | null {
    return this.#entries.get(key) ?? null;
  }

  entries(): readonly (readonly [string, T])[] {
    return [...this.#entries];
  }

  values(): readonly T[] {
    return [...this.#entries.values()];
  }

  put(key: string, value: T): T {
    this.#write(key, value);
    this.#entries.set(key, value);
    return value;
  }

  remove(key: string): void {
    this.#write(key, null);
    this.#entries.delete(key);
  }
}
