import { is, sql, SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { MOST_ROWS, searchTables } from "./search-tables";

const SECRET = "canary-of-a-master-key";

let open: OpenDatabase;
let database: Database;
beforeAll(async () => {
  open = await openTestDatabase();
  database = open.database;
  await database.execute(sql`create table plenty (number int, words text)`);
}, 90_000);
afterAll(async () => {
  await database.execute(sql`drop table plenty`);
  await open.close();
});

/** A table of so many rows, with the secret in one of them. */
const plenty = async (rows: number, holding: number): Promise<void> => {
  await database.execute(sql`truncate plenty`);
  await database.execute(
    sql`insert into plenty select n, case when n = ${holding}::int then ${`a ${SECRET} b`} else 'words' end
        from generate_series(1, ${rows}::int) n`,
  );
};

test("a secret in clear is found in any of the rows that are said to be read, and older ones are not", async () => {
  const rows = MOST_ROWS + 5;
  for (const holding of [rows, rows - 250, 6]) {
    await plenty(rows, holding);
    expect((await searchTables(database, ["no such", SECRET])).holding).toEqual(["plenty"]);
  }
  await plenty(rows, 5);
  expect((await searchTables(database, [SECRET])).holding).toEqual([]);
});

test("no secret is sent to the database, neither in a query nor beside it", async () => {
  await plenty(3, 2);
  const execute = vi.spyOn(database, "execute");
  const { tables } = await searchTables(database, [SECRET]);
  const sent = execute.mock.calls.map(([query]) =>
    is(query, SQL) ? new PgDialect().sqlToQuery(query) : query,
  );
  execute.mockRestore();
  expect(sent.length).toBeGreaterThan(tables);
  expect(JSON.stringify(sent)).toContain("plenty");
  expect(JSON.stringify(sent)).not.toContain(SECRET);
});
