import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base58 } from "@scure/base";
import { Keypair } from "@solana/web3.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountNames, loadAccounts } from "./accounts";

let dataDir: string;
const keyFile = (): string => join(dataDir, "wallet-keys.json");

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "sandbox-wallet-"));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

describe("the key file", () => {
  it("holds one different key for each named account, in web3.js's 64 bytes", async () => {
    const accounts = await loadAccounts(dataDir);
    expect(accounts.map(({ name }) => name)).toEqual(accountNames);
    expect(new Set(accounts.map(({ address }) => address)).size).toBe(7);
    for (const { address, secretKey } of accounts) {
      expect(Keypair.fromSecretKey(secretKey).publicKey.toBase58()).toBe(address);
    }
  });

  it("can be read by its owner alone, even after its mode was widened", async () => {
    await loadAccounts(dataDir);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
    const text = await readFile(keyFile());
    await rm(keyFile());
    await writeFile(keyFile(), text, { mode: 0o644 });
    await loadAccounts(dataDir);
    expect((await stat(keyFile())).mode & 0o777).toBe(0o600);
  });

  it("keeps the same keys from start to start, and leaves no draft behind", async () => {
    const first = await loadAccounts(dataDir);
    expect(await loadAccounts(dataDir)).toEqual(first);
    expect(await readdir(dataDir)).toEqual(["wallet-keys.json"]);
  });

  it("gives two that start at once the same keys", async () => {
    const [one, other] = await Promise.all([loadAccounts(dataDir), loadAccounts(dataDir)]);
    expect(one).toEqual(other);
  });

  it.each([
    ["is cut off", (text: string) => text.slice(0, 40)],
    ["misses an account", (text: string) => text.replace("Buyer 2", "Buyer 1")],
    ["has a damaged key", (text: string) => text.replace(/"secretKey": "./u, '"secretKey": "0')],
    ["has a short key", (text: string) => text.replace(/"secretKey": "\w{30}/u, '"secretKey": "')],
  ])("that %s is refused by name, untouched, and without quoting a key", async (_, damage) => {
    const [first] = await loadAccounts(dataDir);
    const damaged = damage(await readFile(keyFile(), "utf8"));
    await writeFile(keyFile(), damaged);
    const failure = await loadAccounts(dataDir).catch((error: unknown) => String(error));
    expect(failure).toContain(keyFile());
    expect(failure).not.toContain(first?.address);
    expect(failure).toMatch(/^Error: .{0,200}Start over with --reset\.$/u);
    expect(await readFile(keyFile(), "utf8")).toBe(damaged);
  });

  it("is refused where the halves of a key belong to two accounts", async () => {
    await loadAccounts(dataDir);
    const [one, other] = [Keypair.generate(), Keypair.generate()];
    const mixed = new Uint8Array([...one.secretKey.subarray(0, 32), ...other.publicKey.toBytes()]);
    const text = await readFile(keyFile(), "utf8");
    await writeFile(
      keyFile(),
      text.replace(/"secretKey": "\w+"/u, `"secretKey": "${base58.encode(mixed)}"`),
    );
    await expect(loadAccounts(dataDir)).rejects.toThrow("does not hold the sandbox wallet's keys");
  });
});
