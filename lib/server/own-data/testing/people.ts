import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { openEmbedded } from "@/lib/server/db/embedded";
import { credentials } from "@/lib/server/db/schema/credentials";
import { readyFolder } from "@/lib/server/db/testing/ready-folder";
import { keepCopy } from "@/lib/server/files/copy";
import { eraseFiles, readFile } from "@/lib/server/files/stored";
import { inPieces } from "@/lib/server/files/testing/open-files";
import { png } from "@/lib/server/files/testing/hostile";
import { parseMasterKeys } from "@/lib/server/vault/master-keys";
import { createVault } from "@/lib/server/vault/vault";
import type { EraseContext } from "../erase/context";
import type { ExportContext } from "../export/archive";
import { holdings } from "../holdings";
import { plantRow, type Planted } from "./plant";

/** Children after what they lead to: the other way round than they are deleted. */
const inOrderOfMaking = [...holdings].reverse().map(({ table }) => table);

/** A database in which people can be given a row in every table, and a file; and a clock that can be moved on. */
export const openPeople = async () => {
  const folder = await readyFolder();
  const { database, close } = await openEmbedded(folder);
  let ahead = 0;
  const now = (): Date => new Date(Date.now() + ahead);
  const files = { database, folder: join(folder, "files"), now };
  const vault = createVault({
    database,
    keys: parseMasterKeys(randomBytes(32).toString("base64")),
    environment: "development",
    dueAfter: (since) => since,
    now,
  });

  const plantKey = async ({ wallet, mark, ids: { credential: id } }: Planted): Promise<void> => {
    const secret = { apiKey: `key-of-${mark}`, apiSecret: `secret-of-${mark}` };
    const added = await vault.add(
      { owner: wallet, label: "a REALM account", scopes: ["studio"], ...secret },
      wallet,
    );
    await database
      .update(credentials)
      .set({ id })
      .where(sql`${credentials.id} = ${added.id}`);
  };

  const plant = async (whose: Planted): Promise<void> => {
    await plantKey(whose);
    for (const table of inOrderOfMaking) {
      // The vault writes the one and the chain of the other.
      if (["credentials", "audit_log"].includes(getTableName(table))) continue;
      await plantRow(database, table, whose);
    }
    await keepCopy(files, whose.wallet, inPieces(await png()));
  };

  const rows = async (table: PgTable): Promise<readonly string[]> => {
    const all = await database.select().from(table);
    return all.map((row) =>
      JSON.stringify(row, (_, value: unknown) =>
        typeof value === "bigint" ? value.toString() : value,
      ),
    );
  };

  const erase: EraseContext = {
    ...{ database, holdings, vault, now },
    eraseFiles: (owner) => eraseFiles(files, owner),
    credentialsChanged: () => undefined,
  };
  const give: ExportContext = {
    ...{ database, holdings, now },
    origin: "https://countersign.example",
    readFile: (owner, id) => readFile(files, owner, id),
  };
  return {
    ...{ database, files, erase, give, plant, rows },
    pass: (millis: number): void => {
      ahead += millis;
    },
    close: async (): Promise<void> => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
