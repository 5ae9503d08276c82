import { readdirSync } from "node:fs";
import { join } from "node:path";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, it } from "vitest";
import { holdings, nobodysTables } from "./holdings";

const SCHEMA = join(process.cwd(), "lib/server/db/schema");

let tables: readonly PgTable[];
beforeAll(async () => {
  const names = readdirSync(SCHEMA).filter((name) => name.endsWith(".ts"));
  const modules = await Promise.all(
    names.map((name): Promise<Record<string, unknown>> => import(join(SCHEMA, name))),
  );
  tables = modules.flatMap((all) =>
    Object.values(all).filter((value): value is PgTable => is(value, PgTable)),
  );
});

const named = (all: readonly { readonly table: PgTable }[]) =>
  all.map(({ table }) => getTableName(table));

/** Columns that say who somebody is. */
const WHO = /^(?:wallet|owner|seller|buyer|address|actor|browser_hash)$/u;

describe("every table of the database", () => {
  it("is either given and deleted by what is said of it, or said to be nobody's: once", () => {
    const known = [...named(holdings), ...named(nobodysTables)];
    expect(known.toSorted()).toEqual(tables.map((table) => getTableName(table)).toSorted());
  });

  it("that has a column for who somebody is, is not said to be nobody's", () => {
    const personal = nobodysTables.filter(({ table }) =>
      Object.values(getTableColumns(table)).some(({ name }) => WHO.test(name)),
    );
    expect(named(personal)).toEqual([]);
  });

  it("that is not given, or of which something stays, has a sentence that says why", () => {
    const sentences = [
      ...holdings.flatMap(({ given }) => ("not" in given ? [given.not] : [given.about])),
      ...holdings.flatMap(({ fate }) => fate.stays ?? []),
      ...nobodysTables.map(({ because }) => because),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{10,}\.$/u);
  });

  it("that holds something of people has a fate", () => {
    for (const { table, fate } of holdings)
      expect(Object.keys(fate), getTableName(table)).not.toEqual([]);
  });
});

it("no secret and nothing of how things are done inside has a place in an archive", () => {
  const given = holdings.flatMap(({ given: one }) =>
    "not" in one ? [] : Object.values(one.fields).map(({ name }) => name),
  );
  const inside =
    /secret|cipher|wrapped|master|hash|nonce|lease|due_at$|tries|waits|absences|^key$|confirm_key/u;
  expect(given.filter((name) => inside.test(name) && name !== "due_at")).toEqual([]);
});
