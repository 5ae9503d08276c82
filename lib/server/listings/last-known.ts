import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import type * as z from "zod";
import type { Database } from "@/lib/server/db";
import { marketLastKnown } from "@/lib/server/db/schema/market-last-known";
import type { Log } from "@/lib/server/log";
import type { Behind, Entry } from "./aged-cache";

/** A key is written once in so long, however often it is read anew. */
const WRITTEN_EVERY_MILLIS = 60_000;
/** A row whose moment lies further ahead of our clock has no age that could be told. */
const CLOCKS_DIFFER_MILLIS = 60_000;
/** Entries that wait for the database; what comes beyond is written another time. */
const MOST_WAITING = 100;
/** Keys to be removed that wait for a database which does not answer. */
const MOST_DROPS = 1_000;

/** What is kept, and how it is written and read. */
export interface KeptKind<T> {
  readonly kind: (typeof marketLastKnown.$inferSelect)["kind"];
  readonly isKept: (key: string) => boolean;
  readonly toJson: (value: T) => unknown;
  /** Of what `toJson` gives. */
  readonly schema: z.ZodType<T>;
  /** Rows of the kind; of more, the ones learned first go. */
  readonly mostRows: number;
  /** Of its JSON: what is longer is not kept. */
  readonly mostCharacters: number;
}

export interface LastKnownContext {
  readonly openDatabase: () => Promise<Database>;
  readonly log: Pick<Log, "warn">;
  /** Unix milliseconds. */
  readonly now: () => number;
}

interface Recalling<T> {
  readonly entry: Promise<Entry<T> | undefined>;
  /** Dropped since it began: it may still bring the old. */
  isDropped: boolean;
}

/** What a row must hold to be removed; null for anything. */
type Holding = Readonly<Record<string, unknown>> | null;

/**
 * What was last known of the market, as rows: for a process that begins while REALM does not answer, and
 * for other instances. Nobody waits for a row to be written, and nothing fails with it; written at once
 * is what waits together.
 */
export class LastKnown<T> implements Behind<T> {
  readonly #context: LastKnownContext;
  readonly #kept: KeptKind<T>;
  /** Unix milliseconds by key, of what this process wrote. */
  readonly #writtenAt: LRUCache<string, number>;
  readonly #toWrite = new Map<string, Entry<T>>();
  readonly #toDrop = new LRUCache<string, { readonly holding: Holding }>({ max: MOST_DROPS });
  readonly #recalling = new Map<string, Recalling<T>>();
  #working: Promise<void> | null = null;

  constructor(context: LastKnownContext, kept: KeptKind<T>) {
    this.#context = context;
    this.#kept = kept;
    this.#writtenAt = new LRUCache({ max: kept.mostRows });
  }

  keep(key: string, entry: Entry<T>): void {
    if (!this.#kept.isKept(key) || this.#toWrite.size >= MOST_WAITING) return;
    const writtenAt = this.#writtenAt.get(key) ?? -Infinity;
    if (Math.abs(this.#context.now() - writtenAt) < WRITTEN_EVERY_MILLIS) return;
    this.#toWrite.set(key, entry);
    this.#work();
  }

  /** Removes what is kept under a key, or only where it holds that; what is read next is written at once. */
  drop(key: string, holding: Holding = null): void {
    if (!this.#kept.isKept(key)) return;
    const recalling = this.#recalling.get(key);
    if (recalling) recalling.isDropped = true;
    this.#toWrite.delete(key);
    this.#writtenAt.delete(key);
    // Of two at once only what is meant by either is known: whatever is kept.
    this.#toDrop.set(key, { holding: this.#toDrop.has(key) ? null : holding });
    this.#work();
  }

  recall(key: string): Promise<Entry<T> | undefined> {
    const running = this.#recalling.get(key);
    if (running) return running.entry;
    const entry = this.#recall(key).finally(() => this.#recalling.delete(key));
    this.#recalling.set(key, { entry, isDropped: false });
    return entry;
  }

  async #recall(key: string): Promise<Entry<T> | undefined> {
    if (!this.#kept.isKept(key)) return undefined;
    // What this process was told to remove must not be found again.
    await this.#working;
    if (this.#toDrop.has(key)) return undefined;
    try {
      const entry = await this.#read(key);
      return this.#recalling.get(key)?.isDropped === true ? undefined : entry;
    } catch (error) {
      this.#warn(error, "What was last known of the market could not be read.");
      return undefined;
    }
  }

  async #read(key: string): Promise<Entry<T> | undefined> {
    const { kind, schema } = this.#kept;
    const database = await this.#context.openDatabase();
    const [row] = await database
      .select({ value: marketLastKnown.value, learnedAt: marketLastKnown.learnedAt })
      .from(marketLastKnown)
      .where(and(eq(marketLastKnown.kind, kind), eq(marketLastKnown.key, key)));
    const now = this.#context.now();
    const parsed = schema.safeParse(row?.value);
    if (!row || !parsed.success || row.learnedAt.getTime() - now > CLOCKS_DIFFER_MILLIS)
      return undefined;
    return { value: parsed.data, readAt: Math.min(row.learnedAt.getTime(), now) };
  }

  #work(): void {
    this.#working ??= this.#writeAll().finally(() => {
      this.#working = null;
    });
  }

  async #writeAll(): Promise<void> {
    try {
      const database = await this.#context.openDatabase();
      while (this.#toDrop.size + this.#toWrite.size > 0) {
        await this.#removeDropped(database);
        await this.#writeWaiting(database);
      }
    } catch (error) {
      // They come again when they are read anew; what is to be removed goes on waiting.
      this.#toWrite.clear();
      this.#warn(error, "What was last known of the market could not be kept.");
    }
  }

  async #removeDropped(database: Database): Promise<void> {
    for (const [key, drop] of [...this.#toDrop.entries()]) {
      const held = drop.holding && JSON.stringify(drop.holding);
      await database
        .delete(marketLastKnown)
        .where(
          and(
            eq(marketLastKnown.kind, this.#kept.kind),
            eq(marketLastKnown.key, key),
            held === null ? undefined : sql`${marketLastKnown.value} @> ${held}::jsonb`,
          ),
        );
      if (this.#toDrop.get(key) === drop) this.#toDrop.delete(key);
    }
  }

  async #writeWaiting(database: Database): Promise<void> {
    const { kind, toJson, mostCharacters } = this.#kept;
    const waiting = [...this.#toWrite];
    this.#toWrite.clear();
    const isNew = waiting.some(([key]) => !this.#writtenAt.has(key));
    for (const [key] of waiting) this.#writtenAt.set(key, this.#context.now());
    const rows = waiting
      .map(([key, { value, readAt }]) => ({
        ...{ kind, key, learnedAt: new Date(readAt) },
        value: toJson(value),
      }))
      .filter(({ value }) => JSON.stringify(value).length <= mostCharacters)
      // In one order in every instance: none waits for another that waits for it.
      .toSorted((one, other) => (one.key < other.key ? -1 : 1));
    if (rows.length === 0) return;
    await database
      .insert(marketLastKnown)
      .values(rows)
      .onConflictDoUpdate({
        target: [marketLastKnown.kind, marketLastKnown.key],
        set: { value: sql`excluded.value`, learnedAt: sql`excluded.learned_at` },
      });
    if (isNew) await this.#removeBeyond(database);
  }

  async #removeBeyond(database: Database): Promise<void> {
    const ofKind = eq(marketLastKnown.kind, this.#kept.kind);
    const beyond = database
      .select({ key: marketLastKnown.key })
      .from(marketLastKnown)
      .where(ofKind)
      .orderBy(desc(marketLastKnown.learnedAt), marketLastKnown.key)
      .offset(this.#kept.mostRows);
    await database.delete(marketLastKnown).where(and(ofKind, inArray(marketLastKnown.key, beyond)));
  }

  #warn(error: unknown, sentence: string): void {
    this.#context.log.warn({ component: "listings", operation: this.#kept.kind, error }, sentence);
  }
}
