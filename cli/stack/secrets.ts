import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import type { InstanceSecrets } from "./app";

const fileSchema = z.object({ nextAuthSecret: z.string() });

export const freshSecrets = (): InstanceSecrets => ({
  nextAuthSecret: randomBytes(32).toString("base64url"),
});

/** The demo's own secrets, made once and kept, so that sessions outlive a restart. Mode 0600. */
export const keptSecrets = async (folder: string): Promise<InstanceSecrets> => {
  const file = path.join(folder, "secrets.json");
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, JSON.stringify(freshSecrets()), { mode: 0o600, flag: "wx" });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    if (!exists) throw error;
  }
  return fileSchema.parse(JSON.parse(await readFile(file, "utf8")));
};
