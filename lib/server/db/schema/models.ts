import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { modelStatuses, type NewModel } from "@/lib/core/realm";
import { moment } from "./moment";

/** A creator's models as REALM last told them (lib/server/models). REALM has the truth; this is a mirror. */
export const models = pgTable(
  "models",
  {
    /** Ours, for addresses and links. */
    id: uuid("id").primaryKey(),
    /** base58: with whose credential REALM is asked. */
    owner: text("owner").notNull(),
    realmModelId: text("realm_model_id").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    baseModel: text("base_model"),
    tags: jsonb("tags").$type<readonly string[]>().notNull(),
    status: text("status", { enum: modelStatuses }).notNull(),
    lastTrainedAt: moment("last_trained_at"),
    /** Of its latest training; that row has the history (lib/server/jobs). */
    trainingJobId: uuid("training_job_id"),
    /** When the question was asked that brought what stands here: an older answer changes nothing. */
    askedAt: moment("asked_at").notNull(),
    /** With which REALM last told of it, so of whose account it is; null where that is not known. */
    credentialId: uuid("credential_id"),
    /** When REALM had it no more; it is not shown then. */
    goneAt: moment("gone_at"),
    /** By REALM, where its text can be read; else when it was first seen. */
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("models_once").on(table.owner, table.realmModelId),
    index("models_of_realm").on(table.realmModelId),
    index("models_by_owner").on(table.owner, table.createdAt, table.id),
    index("models_in_training")
      .on(table.id)
      .where(sql`${table.status} in ('training_queued', 'training') and ${table.goneAt} is null`),
  ],
);

/**
 * What was asked to be made, written before REALM is asked. The id is the idempotency key there, so that
 * a form sent again, after a crash too, makes one model.
 */
export const modelCreations = pgTable(
  "model_creations",
  {
    id: uuid("id").primaryKey(),
    /** base58. */
    owner: text("owner").notNull(),
    /** Made by the form. */
    key: uuid("key").notNull(),
    wanted: jsonb("wanted").$type<NewModel>().notNull(),
    /** The model that came of it, null while that is not known. */
    modelId: uuid("model_id"),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [uniqueIndex("model_creations_key").on(table.owner, table.key)],
);

/** When each owner's list at REALM was last read whole. */
export const modelMirrors = pgTable("model_mirrors", {
  /** base58. */
  owner: text("owner").primaryKey(),
  syncedAt: moment("synced_at").notNull(),
});
