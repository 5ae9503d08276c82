import {
  bigint,
  bigserial,
  index,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { moment } from "./moment";

/** Numbers events in the order in which readers are given them; never starts again. */
export const liveSequence = pgSequence("live_sequence");

/** What changed for a wallet, for a day: what a page that was away for a while has missed. */
export const liveEvents = pgTable(
  "live_events",
  {
    /** Order in which writers asked, which is not the order in which they commit. */
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    /** Null until a reader, seeing it committed, gives it its place (lib/server/live/read.ts). */
    sequence: bigint("sequence", { mode: "bigint" }),
    /** base58. */
    wallet: text("wallet").notNull(),
    kind: text("kind", {
      enum: ["purchase", "job", "model", "notification", "listing", "sale", "session"],
    }).notNull(),
    /** The id of what changed. */
    subject: text("subject").notNull(),
    at: moment("at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("live_events_sequence").on(table.sequence),
    index("live_events_at").on(table.at),
  ],
);
