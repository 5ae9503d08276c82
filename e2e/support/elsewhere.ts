import { expect } from "@playwright/test";
import { createSolanaRpc, type Base64EncodedWireTransaction } from "@solana/kit";
import * as z from "zod";
import { requestSignature } from "../../lib/core/realm";
import { newBuyer } from "../../lib/server/purchases/testing/buyer";
import type { Stack } from "./stack";

const preparedSchema = z.object({ purchaseId: z.string(), transaction: z.string() });
const statusSchema = z.object({ status: z.string() });

const isWire = (text: string): text is Base64EncodedWireTransaction => text.length > 0;

/** A signed call of the marketplace, with the platform's key but without the app. */
const askRealm = async ({ sandbox }: Stack, path: string, json: object): Promise<unknown> => {
  const { realm, platform } = sandbox;
  const body = new TextEncoder().encode(JSON.stringify(json));
  const url = new URL(`${realm}/marketplace${path}`);
  const timestamp = Math.floor(Date.now() / 1_000).toString();
  const parts = { method: "POST", path: url.pathname, timestamp, body };
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
      "x-api-key": platform.apiKey,
      "x-timestamp": timestamp,
      "x-signature": requestSignature(platform.apiSecret, parts),
    },
    body,
  });
  const told: unknown = await answer.json();
  expect(answer.ok, JSON.stringify(told)).toBe(true);
  return told;
};

/** Somebody with a wallet of their own buys a listing by another way than the app. @returns their address */
export const buyElsewhere = async (stack: Stack, listingId: string): Promise<string> => {
  const { wallet, sign } = newBuyer();
  const funded = await fetch(`${stack.sandbox.control}/airdrop`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ wallet, lamports: "5000000000" }),
  });
  expect(funded.ok).toBe(true);
  const { purchaseId, transaction } = preparedSchema.parse(
    await askRealm(stack, `/listings/${listingId}/purchase`, { buyerWallet: wallet }),
  );
  const wire = sign(transaction);
  if (!isWire(wire)) throw new Error("nothing was signed");
  const rpc = createSolanaRpc(stack.sandbox.rpc);
  const solanaTxSignature = await rpc.sendTransaction(wire, { encoding: "base64" }).send();
  const confirm = async (): Promise<string> =>
    statusSchema.parse(
      await askRealm(stack, `/purchases/${purchaseId}/confirm`, { solanaTxSignature }),
    ).status;
  await expect.poll(confirm).toBe("completed");
  return wallet;
};
