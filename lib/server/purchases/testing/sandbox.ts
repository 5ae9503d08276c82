import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as z from "zod";
import { addressSchema, fromBase58 } from "@/lib/core/solana";

const readySchema = z.object({
  realm: z.url(),
  rpc: z.url(),
  control: z.url(),
  platform: z.object({ apiKey: z.string(), apiSecret: z.string(), webhookSecret: z.string() }),
  creators: z
    .array(z.object({ wallet: addressSchema, apiKey: z.string(), apiSecret: z.string() }))
    .min(2),
  treasury: addressSchema,
  escrow: addressSchema,
});
const keysSchema = z.object({
  accounts: z.array(z.object({ name: z.string(), secretKey: z.string() })),
});

export interface RunningSandbox extends z.output<typeof readySchema> {
  /** A command of the control port; rejects where it says no. */
  command(method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown>;
  /** The 32 secret bytes of a named account of its wallet's. @throws Error where nobody has that name */
  secretOf(name: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A quarter of the public clusters': a blockhash still lasts for fifteen seconds. */
const SLOT_MILLIS = 100;

/** The real sandbox, a process of its own with a folder of its own; its slots pass quickly. */
export const startSandbox = async (): Promise<RunningSandbox> => {
  const data = await mkdtemp(join(tmpdir(), "countersign-sandbox-"));
  const portBase = 20_000 + Math.floor(Math.random() * 30_000);
  const child = spawn(
    process.execPath,
    [
      ...["--import", "tsx", "sandbox/main.ts", "--json", "--port-base", `${portBase}`],
      ...["--data", data, "--slot-millis", `${SLOT_MILLIS}`],
    ],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const exited = new Promise<void>((resolve) => {
    child.once("exit", () => {
      resolve();
    });
  });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => {
      reject(new Error(`the sandbox ended with ${code ?? "a signal"}`));
    });
  });
  const ready = readySchema.parse(JSON.parse(line));
  return {
    ...ready,
    async command(method, path, body) {
      const answer = await fetch(`${ready.control}${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
      const parsed: unknown = text === "" ? null : JSON.parse(text);
      return parsed;
    },
    async secretOf(name) {
      const keys = await readFile(join(data, "wallet", "wallet-keys.json"), "utf8");
      const found = keysSchema.parse(JSON.parse(keys)).accounts.find((one) => one.name === name);
      if (!found) throw new Error(`nobody is named ${name}`);
      return fromBase58(found.secretKey).subarray(0, 32);
    },
    async close() {
      child.kill("SIGTERM");
      await exited;
      await rm(data, { recursive: true, force: true });
    },
  };
};
