import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { intentToJson } from "@/lib/core/intent";
import { createWorld, type World } from "@/lib/core/review/testing/world";
import { toBase58, toBase64 } from "@/lib/core/solana";

let world: World;
let folder: string;
let purchase: string;
let intentFile: string;

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), "inspect-"));
  intentFile = join(folder, "intent.json");
  await writeFile(intentFile, JSON.stringify(intentToJson(world.intent)));
  purchase = toBase64(await world.bytes(world.purchase()));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const inspect = (
  words: readonly string[],
  input = "",
): Promise<{ status: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", "cli/inspect.ts", ...words],
      (error, stdout, stderr) => {
        resolve({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
      },
    );
    child.stdin?.end(input);
  });

const reviewSchema = z.object({
  verdict: z.string(),
  findings: z.array(z.object({ rule: z.string() })),
  instructions: z.array(z.object({ name: z.string() })),
  skipped: z.array(z.object({ rule: z.string() })),
});

describe("npm run inspect", () => {
  it("prints one JSON object for a purchase from standard input, offline, and ends with 0", async () => {
    const { status, stdout } = await inspect(
      ["-", "--offline", "--json", "--intent", intentFile],
      purchase,
    );
    const review = reviewSchema.parse(JSON.parse(stdout));
    expect([status, review.verdict, review.findings]).toEqual([0, "warn", []]);
    expect(review.skipped.map(({ rule }) => rule)).toContain("SIM-02");
    expect(review.instructions.map(({ name }) => name)).toContain("transferSol");
  });

  it("ends with 1 for a changed seller, given as base58 on the command line", async () => {
    const bytes = await world.bytes(
      world.purchase({ seller: world.pay(world.stranger.address, 15_356_250_000n) }),
    );
    const { status, stdout } = await inspect([
      toBase58(bytes),
      "--offline",
      "--intent",
      intentFile,
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain("Do not sign");
    expect(stdout).toContain("PAY-02");
  });

  it("ends with 2 and a sentence when the call's words are off", async () => {
    for (const words of [
      ["--nonsense"],
      ["nothing-of-the-kind", "--offline"],
      [purchase, "--rpc", "ftp://x"],
      [purchase, "--wallet", "me"],
    ]) {
      const { status, stdout, stderr } = await inspect(words);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain("--help");
    }
  });

  it("ends with 3 when the cluster is not there", async () => {
    const { status, stderr } = await inspect([purchase, "--json", "--rpc", "http://127.0.0.1:9"]);
    expect(status).toBe(3);
    expect(stderr).toContain("could not be reached");
  });
});
