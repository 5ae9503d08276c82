import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { startNode } from "./child";

const sources = ["app", "components", "lib", "public"];
const files = [
  "proxy.ts",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "package-lock.json",
  "tsconfig.json",
];
const stampFile = path.join(".next", "countersign-sources");

/**
 * Stand-ins for every secret during the build. A build needs none, so one that finds its way into
 * the client's files has been inlined; the browser tests look for exactly these.
 */
export const plantedSecrets = {
  ALERT_WEBHOOK_SECRET: "planted-alert-webhook-secret-7c1f",
  REALM_API_KEY: "planted-realm-api-key-7c1f",
  REALM_API_SECRET: "planted-realm-api-secret-7c1f",
  REALM_WEBHOOK_SECRETS: "planted-realm-webhook-secret-7c1f",
  NEXTAUTH_SECRET: "planted-nextauth-secret-7c1f",
  VAULT_MASTER_KEY: "planted-vault-master-key-7c1f",
  DATABASE_URL: "postgres://planted:planted-database-7c1f@127.0.0.1/none",
} as const;

const hashOfSources = (): string => {
  const hash = createHash("sha256");
  const add = (name: string): void => {
    hash.update(name);
    hash.update(readFileSync(name));
  };
  for (const folder of sources.filter((name) => existsSync(name))) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    for (const name of entries.sort()) add(name);
  }
  for (const name of files.filter((file) => existsSync(file))) add(name);
  return hash.digest("hex");
};

/**
 * Builds the app unless what stands in `.next` was built from exactly these sources. `quiet` keeps
 * the build's progress off the terminal; its errors are always shown.
 */
export const buildWhenNeeded = async (progress: "shown" | "quiet"): Promise<"built" | "kept"> => {
  const stamp = hashOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return "kept";
  const child = startNode(["node_modules/next/dist/bin/next", "build"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...plantedSecrets,
    },
    stdout: progress === "shown" ? "inherit" : "ignore",
  });
  const code = await child.ended;
  if (code !== 0) throw new Error("The build failed; its words are above.");
  writeFileSync(stampFile, stamp);
  return "built";
};
