import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as z from "zod";
import { addressSchema } from "@/lib/core/solana";
import { answerRpc, pingChain, rpcBodySchema } from "@/lib/server/chain";
import { requireCredentials } from "@/lib/server/credentials";
import { readListing, searchListings } from "@/lib/server/listings";
import { pingRealm } from "@/lib/server/realm";
import {
  acceptSigned,
  closePurchase,
  listPurchases,
  purchasePolicy,
  readPurchase,
  readReceipt,
  startPurchase,
  startReconciler,
} from ".";
import { newBuyer } from "./testing/buyer";
import { codeOf } from "./testing/code-of";
import { startSandbox, type RunningSandbox } from "./testing/sandbox";

let sandbox: RunningSandbox;
let dataDir: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  dataDir = await mkdtemp(join(tmpdir(), "countersign-app-"));
  const environment = {
    APP_ENV: "development",
    APP_URL: "http://127.0.0.1:3000",
    DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    NEXTAUTH_SECRET: "a secret of more than thirty-two characters",
    VAULT_MASTER_KEY: randomBytes(32).toString("base64"),
    REALM_API_KEY: sandbox.platform.apiKey,
    REALM_API_SECRET: sandbox.platform.apiSecret,
    REALM_API_URL: sandbox.realm,
    REALM_MAX_FEE_BPS: "250",
    REALM_TREASURY_WALLETS: sandbox.treasury,
    REALM_WEBHOOK_SECRETS: "whsec_of_more_than_sixteen",
    SOLANA_CLUSTER: "localnet",
    SOLANA_RPC_URLS: sandbox.rpc,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
}, 90_000);

afterAll(async () => {
  await (await globalThis.countersignReconciler)?.stop();
  await (await globalThis.countersignDatabase)?.close();
  vi.unstubAllEnvs();
  await sandbox.close();
  await rm(dataDir, { recursive: true, force: true });
});

const listedSchema = z.object({ listingId: z.string(), sellerWallet: addressSchema });
const fresh = async (body: object) =>
  listedSchema.parse(await sandbox.command("POST", "/listing", body));

it("serves the market, the proxy and a whole purchase from the environment alone", async () => {
  await requireCredentials();
  await Promise.all([pingRealm(5_000), pingChain()]);
  startReconciler();
  startReconciler();
  const { listingId, sellerWallet } = await fresh({ name: "Quokkagram", price: "0.75" });
  const found = await searchListings({ query: "Quokkagram" });
  expect(found).toMatchObject({ stale: false, value: { total: 1 } });
  expect((await readListing(listingId)).value).toMatchObject({ sellerWallet, price: 750_000_000n });
  expect(purchasePolicy()).toMatchObject({ marketplace: sandbox.treasury, feeBasisPoints: 250 });

  const buyer = newBuyer();
  const { wallet } = buyer;
  await sandbox.command("POST", "/airdrop", { wallet, lamports: "5000000000" });
  const { created, answer } = await startPurchase({ wallet, listingId });
  const { id } = answer.purchase;
  expect(created).toBe(true);
  expect((await readPurchase(wallet, id)).prepared).toEqual(answer.prepared);
  const accepted = await acceptSigned(wallet, id, buyer.sign(answer.prepared?.transaction ?? ""));
  expect([accepted.repeated, accepted.answer.purchase.state]).toEqual([false, "submitted"]);
  expect(accepted.answer.prepared).toBeNull();
  const stateNow = async () => (await readPurchase(wallet, id)).purchase.state;
  await expect.poll(stateNow, { timeout: 20_000, interval: 50 }).toBe("owned");

  expect((await listPurchases(wallet)).map((one) => one.id)).toEqual([id]);
  const receipt = await readReceipt(wallet, id);
  expect(receipt).toMatchObject({
    verdict: "ok",
    cluster: "localnet",
    purchase: { state: "owned" },
  });
  expect(await codeOf(closePurchase(wallet, id, "declined"))).toBe("PURCHASE_STATE");
  expect(await codeOf(readReceipt(newBuyer().wallet, id))).toBe("PURCHASE_NOT_FOUND");

  const body = rpcBodySchema.parse({
    jsonrpc: "2.0",
    id: 9,
    method: "getBalance",
    params: [wallet],
  });
  expect(JSON.parse(await answerRpc(body, "192.0.2.1"))).toMatchObject({ jsonrpc: "2.0", id: 9 });
});
