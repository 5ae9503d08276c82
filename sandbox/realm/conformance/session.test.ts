import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { createKeyPairFromPrivateKeyBytes, getAddressFromPublicKey } from "@solana/kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { lamports } from "@/lib/core/money";
import { openTestMarket, type TestMarket } from "../test-support";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) {
  process.stderr.write("python3 is missing: the Python client was NOT run against the sandbox\n");
}

const outcomeSchema = z.object({ sold: z.string(), purchase: z.string(), cancelled: z.string() });

/** Runs the session with its configuration on standard input; its outcome. */
const run = async (settings: unknown): Promise<z.infer<typeof outcomeSchema>> => {
  const script = fileURLToPath(new URL("session.py", import.meta.url));
  const python = spawn("python3", ["-B", script], { stdio: ["pipe", "pipe", "pipe"] });
  const [out, errors]: string[][] = [[], []];
  python.stdout.on("data", (chunk: Buffer) => out?.push(chunk.toString()));
  python.stderr.on("data", (chunk: Buffer) => errors?.push(chunk.toString()));
  python.stdin.end(JSON.stringify(settings));
  const status = await new Promise((resolve) => python.on("close", resolve));
  expect(status, errors?.join("")).toBe(0);
  return outcomeSchema.parse(JSON.parse(out?.join("") ?? ""));
};

describe.skipIf(!hasPython)("a client in Python, written from the documentation alone", () => {
  let market: TestMarket;
  beforeAll(async () => {
    market = await openTestMarket();
    market.realm.pace.speed = 100;
  });
  afterAll(() => market.close());

  it("trains, draws, lists, buys, confirms, takes back and deletes", async () => {
    const seed = randomBytes(32);
    const { publicKey } = await createKeyPairFromPrivateKeyBytes(seed);
    await market.realm.airdrop(await getAddressFromPublicKey(publicKey), lamports(2_000_000_000n));
    const { realm } = market;
    const outcome = await run({
      realm: realm.url,
      rpc: market.cluster.rpcUrl,
      platform: realm.platform,
      creator: realm.creators[0],
      buyerSeed: seed.toString("hex"),
    });
    const ids = (status: "sold" | "cancelled") => JSON.stringify(realm.listings(status));
    expect(ids("sold")).toContain(outcome.sold);
    expect(ids("cancelled")).toContain(outcome.cancelled);
    expect(realm.calls().purchases.completed).toBe(1);
  });
});
