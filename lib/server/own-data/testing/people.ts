import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { credentials } from "@/lib/server/db/schema/credentials";
import { files as fileRows } from "@/lib/server/db/schema/files";
import { sessions } from "@/lib/server/db/schema/identity";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { listBlobs } from "@/lib/server/files/blobs";
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
  const { database, close } = await openTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "countersign-people-"));
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

  /** The same key each time. */
  const connectKey = ({ wallet, mark }: Planted) => {
    const secret = { apiKey: `key-of-${mark}`, apiSecret: `secret-of-${mark}` };
    return vault.add(
      { owner: wallet, label: "a REALM account", scopes: ["studio"], ...secret },
      wallet,
    );
  };
  const plantKey = async (whose: Planted): Promise<void> => {
    const added = await connectKey(whose);
    await database
      .update(credentials)
      .set({ id: whose.ids.credential, account: `usr_of_${whose.mark}` })
      .where(sql`${credentials.id} = ${added.id}`);
  };
  const upload = async ({ wallet }: Planted): Promise<void> => {
    await keepCopy(files, wallet, inPieces(await png()));
  };

  const plant = async (whose: Planted): Promise<void> => {
    await plantKey(whose);
    for (const table of inOrderOfMaking) {
      // The vault writes the one and the chain of the other.
      if (["credentials", "audit_log"].includes(getTableName(table))) continue;
      await plantRow(database, table, whose);
    }
    await upload(whose);
  };

  /** How many of somebody's files lie on the disk. */
  const blobsOf = async ({ wallet }: Planted): Promise<number> => {
    const own = await database.select().from(fileRows).where(eq(fileRows.owner, wallet));
    const names = (await listBlobs(files.folder)).map(({ name }) => name);
    return own.filter(({ id }) => names.includes(id)).length;
  };

  /** Signs in anew, a minute after what was before. */
  const comeBack = async (whose: Planted): Promise<void> => {
    ahead += 60_000;
    await plantRow(database, sessions, whose, { createdAt: now() });
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
  /** The deletion with something that happens in the midst of somebody's. */
  const amid = (whose: Planted, happens: () => Promise<void>): EraseContext => ({
    ...erase,
    eraseFiles: async (owner) => {
      if (owner === whose.wallet) await happens();
      return erase.eraseFiles(owner);
    },
  });
  const give: ExportContext = {
    ...{ database, holdings, now },
    origin: "https://countersign.example",
    readFile: (owner, id) => readFile(files, owner, id),
  };
  return {
    ...{ database, erase, amid, give, rows },
    ...{ plant, connectKey, upload, comeBack, blobsOf },
    pass: (millis: number): void => {
      ahead += millis;
    },
    close: async (): Promise<void> => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
