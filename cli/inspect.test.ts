import { ed25519 } from "@noble/curves/ed25519.js";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { intentToJson } from "@/lib/core/intent";
import { decodeTransaction } from "@/lib/core/review/decode/transaction";
import { createWorld, type World } from "@/lib/core/review/testing/world";
import { fromBase58, fromBase64, toBase58, toBase64 } from "@/lib/core/solana";
import { answer } from "./inspect/answer";

let world: World;
let folder: string;
let purchase: string;
let intentFile: string;
let node: Server;
let rpc: string;
let signature: string;

/** A cluster that knows one landed transaction, and nothing else. */
const startNode = (landed: Uint8Array): Promise<Server> => {
  const result = {
    slot: 321,
    blockTime: 1_795_000_000,
    transaction: [toBase64(landed), "base64"],
    meta: { err: null, fee: 10_200, preBalances: [5_000_000, 0], postBalances: [1_000_000, 10] },
  };
  const server = createServer((request, answer) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const known = Buffer.concat(parts).toString().includes(signature);
      answer.end(JSON.stringify({ jsonrpc: "2.0", id: 1, result: known ? result : null }));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(server);
    });
  });
};

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), "inspect-"));
  intentFile = join(folder, "intent.json");
  await writeFile(intentFile, JSON.stringify(intentToJson(world.intent)));
  purchase = toBase64(await world.bytes(world.purchase()));
  const signers = [world.escrow, world.buyer];
  const landed = await world.bytes(world.purchase(), { signers });
  signature = toBase58(landed.slice(1, 65));
  node = await startNode(landed);
  const place = node.address();
  rpc = `http://127.0.0.1:${typeof place === "object" && place ? place.port : 0}`;
});

afterAll(async () => {
  node.close();
  await rm(folder, { recursive: true });
});

/** As people call it, a process of its own that is given this on standard input. */
const inspectProcess = (
  words: readonly string[],
  input: string,
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

/** The same but for the process. */
const inspect = async (words: readonly string[]) => {
  const { status, output, trouble } = await answer(words);
  return { status, stdout: output ?? "", stderr: trouble ?? "" };
};

const reviewSchema = z.object({
  verdict: z.string(),
  findings: z.array(z.object({ rule: z.string() })),
  instructions: z.array(z.object({ name: z.string() })),
  skipped: z.array(z.object({ rule: z.string() })),
  landed: z.object({ slot: z.number(), fee: z.string() }).optional(),
});

describe("npm run inspect", () => {
  it("prints one JSON object for a purchase from standard input, offline, and ends with 0", async () => {
    const { status, stdout } = await inspectProcess(
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

  it("says what a landed transaction did, found by its signature in a link", async () => {
    const link = `https://explorer.solana.com/tx/${signature}?cluster=custom`;
    const { status, stdout } = await inspect([link, "--rpc", rpc]);
    expect([status, stdout.split("\n")[0]]).toEqual([0, "Landed"]);
    expect(stdout).toContain("-0.004 SOL");
    expect(stdout).toContain("Transfers 15.35625 SOL from");
    const json = await inspect([signature, "--rpc", rpc, "--json"]);
    const review = reviewSchema.parse(JSON.parse(json.stdout));
    expect([json.status, review.landed]).toEqual([0, { slot: 321, fee: "10200" }]);
    expect(review.instructions).toHaveLength(7);
  });

  it("ends with 2 for a signature that nobody knows, and for one that nobody may be asked about", async () => {
    const other = toBase58(fromBase58(signature).toReversed());
    for (const [words, sentence] of [
      [[other, "--rpc", rpc], "knows no transaction"],
      [[signature, "--offline"], "--offline"],
    ] as const) {
      const { status, stdout, stderr } = await inspect(words);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toContain(sentence);
    }
  });

  it("ends with 2 for a secret key or a phrase, and does not repeat it", async () => {
    const seed = new Uint8Array(32).fill(5);
    const pair = new Uint8Array([...seed, ...ed25519.getPublicKey(seed)]);
    const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    for (const secret of [toBase58(pair), phrase]) {
      const { status, stdout, stderr } = await inspectProcess(["-", "--rpc", rpc], secret);
      expect([status, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/secret key|recovery phrase/u);
      expect(stderr).not.toContain(secret.slice(0, 20));
    }
  });

  it("reads a message alone from a file, and says that its signatures are missing", async () => {
    const decoded = decodeTransaction(fromBase64(purchase));
    if (!decoded.ok) throw new Error(decoded.reason);
    const file = join(folder, "message.txt");
    await writeFile(file, `${toBase64(decoded.transaction.messageBytes)}\n`);
    const { status, stdout } = await inspect([file, "--offline"]);
    expect(status).toBe(1);
    expect(stdout).toContain("A message alone");
    // The seller's side has not signed a message alone: that is MSG-05.
    expect(stdout).toContain("MSG-05");
  });

  it("prints its help and ends with 0", async () => {
    const { status, stdout } = await inspect(["--help"]);
    expect(status).toBe(0);
    expect(stdout).toContain("Exit status: 0");
  });

  it("ends with 3 when the cluster is not there", async () => {
    const { status, stdout, stderr } = await inspect([
      purchase,
      "--json",
      "--rpc",
      "http://127.0.0.1:9",
    ]);
    expect(status).toBe(3);
    expect(stderr).toContain("could not be reached");
    expect(reviewSchema.parse(JSON.parse(stdout)).verdict).toBe("block");
    const landed = await inspect([signature, "--rpc", "http://127.0.0.1:9"]);
    expect([landed.status, landed.stdout]).toEqual([3, ""]);
  });
});
