import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { handoverIntent, intentToJson } from "@/lib/core/intent";
import type { HandoverKind, OwnListingState } from "@/lib/core/listing";
import { lamports } from "@/lib/core/money";
import { address } from "@/lib/core/solana";
import { deedsTo } from "@/lib/server/audit";
import { handovers, handoverTransitions, ownListings } from "@/lib/server/db/schema/own-listings";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { findRow } from "../store/rows";
import { openDesk, seller, stranger, type SellingDesk } from "../testing/desk";
import { closeDispute } from "./close";
import { auditSubject, openHandoverFile } from "./inspect";

const OPERATOR = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");
const AT = new Date("2026-11-22T12:00:00.000Z");
const MINT = address("So11111111111111111111111111111111111111112");
const FINDING = { rule: "CHAIN-01", message: "The licence did not leave the wallet.", facts: {} };

let desk: SellingDesk;
let woken = 0;
beforeAll(async () => {
  desk = await openDesk();
}, 120_000);
afterAll(() => desk.close());
beforeEach(async () => {
  woken = 0;
  await desk.clear();
});

const context = () => ({ ...desk.context, wake: () => void (woken += 1) });

const later = new Date("2100-01-01T00:00:00.000Z");
const moments = { createdAt: AT, updatedAt: AT, dueAt: later, leaseUntil: AT };

interface Wanted {
  readonly kind?: HandoverKind;
  readonly listing?: OwnListingState;
  readonly disputedAt?: Date | null;
}

/** What a seller signed, and the chain shows otherwise. @returns our ids of it and of its listing */
const stored = async ({
  kind = "list",
  listing: state = "signing",
  disputedAt = AT,
}: Wanted = {}) => {
  const [id, listing] = [crypto.randomUUID(), crypto.randomUUID()];
  await desk.context.database.insert(ownListings).values({
    ...{ id: listing, owner: seller, state, origin: "here", listingId: `list_${listing}` },
    ...{ assetType: "model", assetId: "mod_1", assetName: "Dawn", description: "" },
    ...{ price: 5n, listingType: "fixed_price", ...moments },
  });
  const intent = handoverIntent(
    seller,
    {
      kind,
      listingId: `list_${listing}`,
      assetId: "mod_1",
      licenceMint: MINT,
      expiresAt: AT.toISOString(),
    },
    {
      ...{ cluster: "localnet", escrow: stranger },
      ...{ networkFee: lamports(9n), accountRent: lamports(8n) },
    },
  );
  await desk.context.database.insert(handovers).values({
    ...{ id, listing, owner: seller, kind, state: "submitted", intent: intentToJson(intent) },
    ...{ transaction: "AAAA", signedTransaction: "AQAA", signature: `sig_${id}`, disputedAt },
    ...{ lastValidBlockHeight: 77n, ...moments },
  });
  await desk.context.database.insert(handoverTransitions).values({
    ...{ handover: id, fromState: "submitted", toState: "submitted", event: "dispute", at: AT },
    evidence: { slot: "9", findings: [FINDING] },
  });
  return { id, listing };
};

const close = (id: string, as: "done" | "failed") =>
  closeDispute(context(), id, { as, reason: "REALM has it.", actor: OPERATOR });

const stateOf = async (id: string) => (await openHandoverFile(desk.context.database, id)).state;

describe("a disputed handover", () => {
  it("is opened with what was agreed, what the chain shows otherwise, and each step's evidence", async () => {
    const { id, listing } = await stored();
    expect(await openHandoverFile(desk.context.database, id)).toMatchObject({
      ...{ kind: "handover", direction: "list", state: "submitted", contested: true },
      ...{ asset: "Dawn", seller, listingId: `list_${listing}`, signature: `sig_${id}` },
      agreed: { mint: MINT, to: stranger, networkFee: "9", accountRent: "8" },
      differences: [{ rule: FINDING.rule, message: FINDING.message }],
      transactions: { prepared: "AAAA", signed: "AQAA" },
      steps: [{ event: "dispute", evidence: [{ name: "slot", value: "9" }, { name: "findings" }] }],
    });
    const back = await stored({ kind: "cancel", listing: "cancelling" });
    const { agreed } = await openHandoverFile(desk.context.database, back.id);
    expect(agreed).toMatchObject({ mint: MINT, to: seller });
  });

  it("is closed as done once, by whom and why, and REALM is asked how its listing stands", async () => {
    const { id, listing } = await stored();
    const outcomes = await Promise.all([close(id, "done"), close(id, "done")]);
    expect(outcomes.toSorted()).toEqual(["closed", "not-disputed"]);
    const file = await openHandoverFile(desk.context.database, id);
    expect(file).toMatchObject({ state: "done", contested: false, dueAt: null });
    expect(file.steps.at(-1)).toMatchObject({
      event: "close-as-done",
      evidence: [
        { name: "by", value: OPERATOR },
        { name: "reason", value: "REALM has it." },
        { name: "disputedAt" },
      ],
    });
    expect(file.deeds).toMatchObject([
      { actor: OPERATOR, action: "handover.closed", words: "REALM has it." },
    ]);
    const row = await findRow(desk.context.database, listing);
    expect(row?.state).toBe("signing");
    expect(row?.dueAt.getTime()).toBeLessThan(later.getTime());
    expect(woken).toBe(1);
    // Nothing was sent or asked for by it: the chain of this desk can't be reached at all.
    expect(desk.market.calls).toEqual([]);
  });

  it("that was to bring a licence back and failed leaves the listing for sale, and says why", async () => {
    const { id, listing } = await stored({ kind: "cancel", listing: "cancelling" });
    expect(await close(id, "failed")).toBe("closed");
    expect(await stateOf(id)).toBe("failed");
    expect(await findRow(desk.context.database, listing)).toMatchObject({
      state: "active",
      trouble: "CHAIN_REJECTED",
    });
  });
});

it("what is not disputed is the chain's to end: an operator can't, and nothing is written of it", async () => {
  const { id } = await stored({ disputedAt: null });
  expect(await close(id, "failed")).toBe("not-disputed");
  expect(await stateOf(id)).toBe("submitted");
  expect(await deedsTo(desk.context.database, auditSubject(id))).toEqual([]);
  expect(woken).toBe(0);
});

it("a closing that the audit log can't take does not stand", async () => {
  const { id } = await stored();
  let asked = 0;
  // The move is dated first, the audit entry after it.
  const now = () => {
    asked += 1;
    if (asked > 1) throw new Error("the audit log is away");
    return AT;
  };
  const decision = { as: "done", reason: "REALM has it.", actor: OPERATOR } as const;
  await expect(closeDispute({ ...context(), now }, id, decision)).rejects.toThrow("is away");
  expect(asked).toBe(2);
  expect(await stateOf(id)).toBe("submitted");
});

it.each(["not-an-id", "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44"])(
  "a handover that is not there (%s) is not found",
  async (id) => {
    expect(await codeOf(openHandoverFile(desk.context.database, id))).toBe("NOT_FOUND");
    expect(await codeOf(close(id, "done"))).toBe("NOT_FOUND");
  },
);
