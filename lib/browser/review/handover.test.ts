import { afterEach, describe, expect, it, vi } from "vitest";
import { compareIntents, handoverIntent, type HandoverPolicy } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import { addressFromBytes } from "@/lib/core/solana";
import { handoversOf } from "../listings/handovers";
import { handoverPage } from "./preparation";
import { createReviewSession } from "./session";
import { answer, buyer as seller, reviewedBytes } from "./testing/fixtures";
import { goodPorts } from "./testing/ports";

const key = (byte: number) => addressFromBytes(new Uint8Array(32).fill(byte));
const policy: HandoverPolicy = {
  cluster: "localnet",
  escrow: key(7),
  networkFee: lamports(100_000n),
  accountRent: lamports(5_000_000n),
};
const listing = {
  ...{ id: "our-id", listingId: "list_1", assetId: "mod_1", licenceMint: key(8) },
  ...{ price: lamports(25_000_000_000n), listingType: "fixed_price" as const },
};
const serverSide = (kind: "list" | "cancel", more = {}, under = policy) =>
  handoverIntent(
    seller,
    {
      kind,
      listingId: "list_1",
      assetId: "mod_1",
      licenceMint: key(8),
      expiresAt: "2026-11-21T22:20:00Z",
      offer: { price: listing.price, listingType: listing.listingType, payee: seller },
      ...more,
    },
    under,
  );
const differing = (kind: "list" | "cancel", record: ReturnType<typeof serverSide>) =>
  compareIntents(handoverPage(kind, seller, listing, policy).agree(record), record).map(
    ({ field }) => field,
  );

it.each(["list", "cancel"] as const)(
  "page and server agree on a handover to %s from what each knows itself",
  (kind) => {
    expect(differing(kind, serverSide(kind))).toEqual([]);
  },
);

it("a licence that the server would send elsewhere than to the configured escrow is told apart", () => {
  expect(differing("list", serverSide("list", {}, { ...policy, escrow: key(9) }))).toEqual([
    "give.0.to",
  ]);
});

it.each([
  ["price", { price: lamports(25_000_000n) }],
  ["listingType", { listingType: "auction" as const }],
  ["payee", { payee: key(9) }],
])("a licence that REALM would sell by another %s than was asked is told apart", (field, lie) => {
  const asked = { price: listing.price, listingType: listing.listingType, payee: seller };
  expect(differing("list", serverSide("list", { offer: { ...asked, ...lie } }))).toEqual([
    `offer.${field}`,
  ]);
});

it("a licence that comes back has to be the one that was listed, under its own name", () => {
  const other = serverSide("cancel", { licenceMint: key(9), listingId: "list_2" });
  expect(differing("cancel", other)).toEqual(["listingId", "purchaseId", "receive.0.mint"]);
});

it("a listing that was prepared anew may have another name and licence at REALM", () => {
  const anew = serverSide("list", { licenceMint: key(9), listingId: "list_2" });
  expect(differing("list", anew)).toEqual([]);
});

it("begins by our own id, is reviewed under the handover's intent, signed and followed to its end", async () => {
  const prepared = {
    ...answer("prepared"),
    prepared: {
      transaction: Buffer.from(reviewedBytes).toString("base64"),
      intent: serverSide("list"),
      lastValidBlockHeight: "150",
    },
  };
  const ports = goodPorts({ start: vi.fn(() => Promise.resolve(prepared)) });
  const page = handoverPage("list", seller, listing, policy);
  const session = createReviewSession(page, ports);
  session.subscribe(() => undefined);
  await session.begin(null);
  expect(ports.start).toHaveBeenCalledWith("our-id");
  expect(ports.review).toHaveBeenCalledWith(
    expect.objectContaining({ intent: serverSide("list"), counterpart: serverSide("list") }),
  );
  await session.sign();
  expect(ports.submit).toHaveBeenCalledTimes(1);
  expect(session.get()).toMatchObject({ phase: "following", purchase: { state: "owned" } });
});

describe("a review of what comes off the market", () => {
  const id = "00000000-0000-4000-8000-000000000001";
  const told = (kind: "list" | "cancel") => ({
    handover: {
      ...{ id, listing: id, kind, state: "done", wallet: seller },
      ...{ assetName: "Dawn", disputed: false },
    },
    prepared: null,
  });
  const calls: string[] = [];
  const answering = (kind: "list" | "cancel") => {
    calls.length = 0;
    vi.stubGlobal("fetch", (input: string, init: RequestInit) => {
      calls.push(
        `${init.method ?? "GET"} ${input} ${typeof init.body === "string" ? init.body : ""}`,
      );
      return Promise.resolve(Response.json(told(kind)));
    });
  };
  afterEach(() => vi.unstubAllGlobals());

  it("says what it is of, and takes no end of what listed it for its own", async () => {
    answering("list");
    const { start, read } = handoversOf("cancel");
    await expect(start(id)).rejects.toMatchObject({ code: "HANDOVER_STATE" });
    await expect(read(id)).rejects.toMatchObject({ code: "HANDOVER_STATE" });
    expect(calls[0]).toContain(JSON.stringify({ listing: id, kind: "cancel" }));
    answering("cancel");
    expect((await read(id)).purchase.state).toBe("owned");
  });

  it("that ended is wished for anew before it is prepared again, by REALM's id", async () => {
    answering("cancel");
    const page = handoverPage("cancel", seller, listing, policy);
    const start = vi.fn(() => {
      calls.push("start");
      return Promise.resolve(answer("owned"));
    });
    const session = createReviewSession(page, goodPorts({ start }));
    session.subscribe(() => undefined);
    await session.begin(null);
    expect(calls).toEqual(["start"]);
    await session.prepareAgain();
    expect(calls[1]).toMatch(/^DELETE \/api\/listings\/list_1/u);
  });
});
