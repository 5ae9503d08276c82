import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  generateKeyPairSigner,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
} from "@solana/kit";
import { getTransferSolInstruction } from "@solana-program/system";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { call, kitClient, testCluster } from "./test-support";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "cluster-"));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const ledgerPath = (): string => join(dataDir, "ledger.jsonl");
const signatureAnswer = z.object({ result: z.string() });

/** Moves lamports and gives what a later start has to know of it. */
const moveSome = async (cluster: Awaited<ReturnType<typeof testCluster>>) => {
  const client = kitClient(cluster);
  const payer = await client.funded();
  const to = (await generateKeyPairSigner()).address;
  const transaction = await client.confirm(payer, [
    getTransferSolInstruction({ source: payer, destination: to, amount: 1_234_567_890n }),
  ]);
  const pending = await client.sign(payer, [
    getTransferSolInstruction({ source: payer, destination: to, amount: 10n }),
  ]);
  return {
    payer: payer.address,
    to,
    signature: getSignatureFromTransaction(transaction),
    wire: getBase64EncodedWireTransaction(transaction),
    pendingWire: getBase64EncodedWireTransaction(pending),
  };
};

describe("a restart", () => {
  it("keeps genesis, balances, history and blockhashes, and goes on in later slots", async () => {
    const first = await testCluster({ dataDir });
    const moved = await moveSome(first);
    const slot = await kitClient(first).rpc.getSlot({ commitment: "processed" }).send();
    await first.close();

    const second = await testCluster({ dataDir });
    const { rpc } = kitClient(second);
    expect(second.genesisHash).toBe(first.genesisHash);
    expect((await rpc.getBalance(moved.to).send()).value).toBe(1_234_567_890n);
    const { value } = await rpc.getSignatureStatuses([moved.signature]).send();
    expect(value[0]?.err).toBeNull();
    const about = await rpc.getSignaturesForAddress(moved.to, { commitment: "confirmed" }).send();
    expect(about.map((each) => each.signature)).toEqual([moved.signature]);
    expect(await rpc.getSlot({ commitment: "processed" }).send()).toBeGreaterThan(slot);
    const options = { encoding: "base64" };
    expect(await call(second, "sendTransaction", moved.wire, options)).toMatchObject({
      error: { data: { err: "AlreadyProcessed" } },
    });
    expect(await call(second, "sendTransaction", moved.pendingWire, options)).toHaveProperty(
      "result",
    );
    expect((await rpc.getBalance(moved.to).send()).value).toBe(1_234_567_900n);
    await second.close();
  });

  it("keeps an account that was emptied gone", async () => {
    const first = await testCluster({ dataDir });
    const client = kitClient(first);
    const payer = await client.funded(1_000_000_000n);
    const to = (await generateKeyPairSigner()).address;
    await client.confirm(payer, [
      getTransferSolInstruction({ source: payer, destination: to, amount: 999_995_000n }),
    ]);
    await first.close();
    const second = await testCluster({ dataDir });
    expect(await call(second, "getAccountInfo", payer.address)).toMatchObject({
      result: { value: null },
    });
    await second.close();
  });

  it("survives a half-written last line", async () => {
    const first = await testCluster({ dataDir });
    const moved = await moveSome(first);
    await first.close();
    appendFileSync(ledgerPath(), '{"kind":"transaction","rec');
    const second = await testCluster({ dataDir });
    expect((await kitClient(second).rpc.getBalance(moved.to).send()).value).toBe(1_234_567_890n);
    await second.close();
    const third = await testCluster({ dataDir });
    expect(third.genesisHash).toBe(first.genesisHash);
    await third.close();
  });

  it("is refused with a sentence when the ledger is damaged, and the file is left alone", async () => {
    const first = await testCluster({ dataDir });
    await moveSome(first);
    await first.close();
    const lines = readFileSync(ledgerPath(), "utf8").split("\n");
    lines[1] = '{"kind":"account"}';
    writeFileSync(ledgerPath(), lines.join("\n"));
    await expect(testCluster({ dataDir })).rejects.toThrow(/line 2 is damaged/u);
    expect(readFileSync(ledgerPath(), "utf8")).toBe(lines.join("\n"));
  });
});

describe("two fresh ledgers", () => {
  it("share neither genesis nor blockhash", async () => {
    const [one, other] = await Promise.all([testCluster(), testCluster()]);
    expect(one.genesisHash).not.toBe(other.genesisHash);
    const latest = async (cluster: typeof one) =>
      (await kitClient(cluster).rpc.getLatestBlockhash().send()).value.blockhash;
    expect(await latest(one)).not.toBe(await latest(other));
    await Promise.all([one.close(), other.close()]);
  });
});

describe("kill -9", () => {
  it("loses no transaction that was answered, and hands out no slot twice", async () => {
    const program = `
      import { startCluster } from ${JSON.stringify(fileURLToPath(new URL("index.ts", import.meta.url)))};
      const cluster = await startCluster({ host: "127.0.0.1", rpcPort: 0, wsPort: 0, secondRpcPort: 0,
        dataDir: ${JSON.stringify(dataDir)}, slotMillis: 20 });
      process.stdout.write(cluster.rpcUrl + "\\n");
    `;
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", program],
      {
        stdio: ["ignore", "pipe", "inherit"],
        cwd: fileURLToPath(new URL("../..", import.meta.url)),
      },
    );
    const exited = once(child, "exit");
    const [line = ""] = z
      .array(z.string())
      .parse(await once(createInterface(child.stdout), "line"));
    const killed = { rpcUrl: line, wsUrl: "", secondRpcUrl: "" };
    const people = await Promise.all(Array.from({ length: 20 }, generateKeyPairSigner));
    const target = { ...killed, genesisHash: "", close: () => Promise.resolve() };
    const cluster = { ...target, advanceSlots: () => undefined, setFault: () => undefined };
    const signatures: string[] = [];
    for (const { address } of people) {
      const answer = await call(cluster, "requestAirdrop", address, 5_000_000_000);
      signatures.push(signatureAnswer.parse(answer).result);
    }
    const before = z
      .object({ result: z.number() })
      .parse(await call(cluster, "getSlot", { commitment: "processed" })).result;
    child.kill("SIGKILL");
    await exited;

    const again = await testCluster({ dataDir, slotMillis: 3_600_000 });
    for (const { address } of people) {
      expect(await call(again, "getBalance", address)).toMatchObject({
        result: { value: 5_000_000_000 },
      });
    }
    expect(await call(again, "getSignatureStatuses", signatures)).toMatchObject({
      result: { value: signatures.map(() => ({ err: null })) },
    });
    const after = await call(again, "getSlot", { commitment: "processed" });
    expect(z.object({ result: z.number() }).parse(after).result).toBeGreaterThan(before);
    await again.close();
  });
});
