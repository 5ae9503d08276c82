import {
  AccountRole,
  appendTransactionMessageInstruction,
  compileTransaction,
  decompileTransactionMessage,
  getCompiledTransactionMessageDecoder,
  isTransactionMessageWithBlockhashLifetime,
  type Transaction,
} from "@solana/kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { parseSol } from "@/lib/core/money";
import { listingSchema, preparedPurchaseSchema } from "@/lib/core/realm";
import { lighthouse } from "../../cluster/programs";
import { isLicenceKind, licenceKinds, type LicenceKind } from "..";
import { callRealm, openTestMarket, preparedOf, type TestMarket } from "../test-support";
import { marketCalls, outcomeOf, transactionOf } from "./test-calls";

let market: TestMarket;
const { call, prepare } = marketCalls(() => market);
beforeAll(async () => {
  market = await openTestMarket();
});
afterAll(() => market.close());

const listed = async (licence: LicenceKind | "none") => {
  const answer = await market.realm.createListing({
    name: `A ${licence} piece`,
    price: parseSol("0.5"),
    seller: "Creator 1",
    assetType: "model",
    listingType: "fixed_price",
    licence,
  });
  const { listingId } = z.object({ listingId: z.string() }).parse(answer);
  return listingSchema.parse((await call(`/listings/${listingId}`)).body);
};

/** The licences that can never reach a buyer: the cluster itself refuses the sale. */
const stuck: readonly string[] = ["default-frozen", "non-transferable"];

describe.each(Object.keys(licenceKinds).filter((kind) => isLicenceKind(kind)))(
  "a licence of the kind %s",
  (kind) => {
    it("is minted, listed and sold as the token program lets it", async () => {
      const { listingId, licenceMint } = await listed(kind);
      expect(licenceMint).toBeDefined();
      const answer = await prepare(listingId);
      const sending = market.send(transactionOf(answer), market.buyers[0]);
      if (stuck.includes(kind)) {
        await expect(sending).rejects.toThrow();
        return;
      }
      const solanaTxSignature = await sending;
      const { purchaseId } = preparedOf(answer);
      await expect
        .poll(async () =>
          outcomeOf(await call(`/purchases/${purchaseId}/confirm`, "POST", { solanaTxSignature })),
        )
        .toBe("completed");
    });
  },
);

/** The transaction as a wallet returns it that put a guard at its end. */
const guarded = (transaction: Transaction): Transaction => {
  const message = decompileTransactionMessage(
    getCompiledTransactionMessageDecoder().decode(transaction.messageBytes),
  );
  if (!isTransactionMessageWithBlockhashLifetime(message)) throw new Error("it has a blockhash");
  const guard = {
    programAddress: lighthouse.address,
    accounts: [{ address: message.feePayer.address, role: AccountRole.READONLY }],
    data: Uint8Array.of(5, 0),
  };
  return compileTransaction(appendTransactionMessageInstruction(guard, message));
};

describe("a sale without a licence", () => {
  it("names none, needs the buyer's signature alone, and is completed with a wallet's guard in it", async () => {
    const { listingId, licenceMint } = await listed("none");
    expect(licenceMint).toBeUndefined();
    const answer = await prepare(listingId);
    expect(preparedPurchaseSchema.parse(answer.body).licenceMint).toBeUndefined();
    const transaction = transactionOf(answer);
    expect(Object.keys(transaction.signatures)).toEqual([market.buyers[0].address]);
    await market.send(guarded(transaction), market.buyers[0]);
    const { purchaseId } = preparedOf(answer);
    await expect
      .poll(async () => outcomeOf(await call(`/purchases/${purchaseId}`)), { timeout: 10_000 })
      .toBe("completed");
    expect(outcomeOf(await call(`/listings/${listingId}`))).toBe("sold");
  });

  it("is not completed by another purchase's payment", async () => {
    const [first, second] = [await listed("none"), await listed("none")];
    const paid = await prepare(first.listingId);
    const unpaid = await prepare(second.listingId);
    const solanaTxSignature = await market.send(transactionOf(paid), market.buyers[0]);
    await expect
      .poll(async () => outcomeOf(await call(`/purchases/${preparedOf(paid).purchaseId}`)))
      .toBe("completed");
    const { purchaseId } = preparedOf(unpaid);
    const answer = await call(`/purchases/${purchaseId}/confirm`, "POST", { solanaTxSignature });
    expect(answer.status).toBe(422);
    expect(outcomeOf(await call(`/purchases/${purchaseId}`))).toBe("pending_signature");
  });

  it("comes off the market without a transaction", async () => {
    const { listingId } = await listed("none");
    const [creator] = market.realm.creators;
    if (!creator) throw new Error("the market has a creator");
    const path = `/marketplace/listings/${listingId}`;
    const answer = await callRealm(market.realm.url, path, {
      method: "DELETE",
      credential: creator,
    });
    expect([answer.status, outcomeOf(answer)]).toEqual([200, "cancelled"]);
  });
});

describe("an order to cheat", () => {
  it("stays due while the sale has no plain licence, and spoils the next that has one", async () => {
    const [bare, odd, plain] = [
      await listed("none"),
      await listed("pausable"),
      await listed("plain"),
    ];
    market.realm.hostile.add({ kind: "extra-transfer", times: 1 });
    const signers = async (listingId: string) =>
      Object.keys(transactionOf(await prepare(listingId)).signatures).length;
    expect(await signers(bare.listingId)).toBe(1);
    expect(await signers(odd.listingId)).toBe(2);
    expect(market.realm.hostile.list()).toHaveLength(1);
    expect(await signers(plain.listingId)).toBe(2);
    expect(market.realm.hostile.list()).toEqual([]);
  });
});

describe("a new price", () => {
  it("is the listing's from then on", async () => {
    const { listingId } = await listed("plain");
    market.realm.reprice(listingId, parseSol("0.75"));
    const now = listingSchema.parse((await call(`/listings/${listingId}`)).body);
    expect(now.price).toBe(parseSol("0.75"));
    expect(() => market.realm.reprice("list_nowhere", parseSol("1"))).toThrow("list_nowhere");
  });
});
