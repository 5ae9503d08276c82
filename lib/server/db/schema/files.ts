import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { fileKinds, type KeptType } from "@/lib/core/files";
import { moment } from "./moment";

/** One row per file; its bytes lie in DATA_DIR/files under its id (lib/server/files). */
export const files = pgTable(
  "files",
  {
    id: uuid("id").primaryKey(),
    /** base58. Nobody else reads it. */
    owner: text("owner").notNull(),
    kind: text("kind", { enum: fileKinds }).notNull(),
    /** Hexadecimal, of the bytes as they came; what is kept of an upload has been cleaned. */
    sha256: text("sha256").notNull(),
    /** By content. */
    type: text("type").$type<KeptType>().notNull(),
    /** As kept. */
    bytes: bigint("bytes", { mode: "number" }).notNull(),
    /** Pixels. */
    width: integer("width"),
    height: integer("height"),
    createdAt: moment("created_at").notNull(),
    /** Uploads go some days after they were last sent, asked for or used. */
    usedAt: moment("used_at").notNull(),
  },
  (table) => [
    uniqueIndex("files_once")
      .on(table.owner, table.sha256)
      .where(sql`${table.kind} = 'upload'`),
    index("files_by_owner").on(table.owner, table.kind),
    index("files_unused")
      .on(table.usedAt)
      .where(sql`${table.kind} = 'upload'`),
  ],
);
