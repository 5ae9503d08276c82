import { randomBytes, randomUUID } from "node:crypto";
import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { addressFromBytes, type Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";

type Row = Readonly<Record<string, unknown>>;

/** Whose rows are planted: every text of theirs that has no other use carries the mark. */
export interface Planted {
  readonly wallet: Address;
  readonly mark: string;
  /** Of what other rows lead to. */
  readonly ids: Readonly<
    Record<"job" | "credential" | "purchase" | "listing" | "handover" | "sale", string>
  >;
}

/** Somebody whom no other test knows. */
export const somebody = (name: string): Planted => ({
  wallet: addressFromBytes(randomBytes(32)),
  mark: `${name}-${randomUUID()}`,
  ids: {
    job: randomUUID(),
    credential: randomUUID(),
    purchase: randomUUID(),
    listing: randomUUID(),
    handover: randomUUID(),
    sale: randomUUID(),
  },
});

const holders = ["wallet", "owner", "seller", "address", "actor"];

/** A value of the column's kind. */
const filler = (column: PgColumn, { wallet, mark }: Planted): unknown => {
  if (holders.includes(column.name)) return wallet;
  if (column.enumValues !== undefined && column.enumValues.length > 0) return column.enumValues[0];
  const kinds: Readonly<Record<string, unknown>> = {
    ...{ number: 1, bigint: 1n, boolean: false },
    ...{ date: new Date(), json: { mark } },
  };
  const isUuid = column.getSQLType() === "uuid";
  return kinds[column.dataType] ?? (isUuid ? randomUUID() : `${mark}-${randomUUID()}`);
};

/** What the tables' own rules, and other tables, ask of a row. */
const fitting = (table: string, { mark, ids }: Planted): Row => {
  switch (table) {
    case "jobs":
      return { id: ids.job, realmJobId: `job_${mark}`, state: "completed" };
    case "results":
    case "consents":
    case "job_transitions":
      return { jobId: ids.job };
    case "purchases":
      return { id: ids.purchase, state: "declined", intent: { mark } };
    case "purchase_transitions":
      return { purchaseId: ids.purchase };
    case "credential_usage":
      return { credentialId: ids.credential };
    case "webhook_events":
      return { subject: `job:job_${mark}`, state: "applied", body: `said of ${mark}` };
    case "erasures":
      return { finishedAt: new Date() };
    case "own_listings":
      return { id: ids.listing, state: "active" };
    case "handovers":
      return { id: ids.handover, listing: ids.listing, state: "expired" };
    case "handover_transitions":
      return { handover: ids.handover };
    case "sales":
      return { id: ids.sale };
    case "sale_transitions":
      return { sale: ids.sale };
    default:
      return {};
  }
};

/** One row of a table for somebody; `more` over what is needed. */
export const plantRow = async (
  database: Database,
  table: PgTable,
  whose: Planted,
  more: Row = {},
): Promise<void> => {
  const filled = Object.fromEntries(
    Object.entries(getTableColumns(table)).flatMap(([key, column]) =>
      column.notNull && !column.hasDefault ? [[key, filler(column, whose)]] : [],
    ),
  );
  await database
    .insert(table)
    .values({ ...filled, ...fitting(getTableName(table), whose), ...more });
};
