import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import type { InstanceSecrets } from "./app";

/** A file of an earlier version lacks what came later: the rest of it still holds. */
const fileSchema = z.object({ nextAuthSecret: z.string(), vaultMasterKey: z.string() }).partial();

export const freshSecrets = (): InstanceSecrets => ({
  nextAuthSecret: randomBytes(32).toString("base64url"),
  vaultMasterKey: randomBytes(32).toString("base64"),
});

const read = async (file: string): Promise<z.infer<typeof fileSchema>> => {
  try {
    return fileSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    if (missing) return {};
    throw error;
  }
};

/** The demo's own secrets, made once and kept, so that sessions outlive a restart. Mode 0600. */
export const keptSecrets = async (folder: string): Promise<InstanceSecrets> => {
  const file = path.join(folder, "secrets.json");
  await mkdir(folder, { recursive: true });
  const kept = await read(file);
  const fresh = freshSecrets();
  const secrets = {
    nextAuthSecret: kept.nextAuthSecret ?? fresh.nextAuthSecret,
    vaultMasterKey: kept.vaultMasterKey ?? fresh.vaultMasterKey,
  };
  if (kept.nextAuthSecret === undefined || kept.vaultMasterKey === undefined) {
    await writeFile(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  return secrets;
};
