import { ed25519 } from "@noble/curves/ed25519.js";
import { beforeAll, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { reviewTransaction, type Review } from "@/lib/core/review";
import type { Landed } from "@/lib/core/review/landed";
import { createWorld } from "@/lib/core/review/testing/world";
import { address, toBase58, toBase64 } from "@/lib/core/solana";
import { createInspection, type InspectionPorts } from "./inspection";

const WALLET = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const SIGNATURE = toBase58(Uint8Array.from({ length: 64 }, (_, index) => index + 1));
const seed = new Uint8Array(32).fill(5);
const KEY = toBase58(new Uint8Array([...seed, ...ed25519.getPublicKey(seed)]));

let transaction: string;
let other: string;

beforeAll(async () => {
  const world = await createWorld();
  transaction = toBase64(await world.bytes(world.purchase()));
  other = toBase64(await world.bytes(world.purchase().slice(1)));
});

const never = (): never => {
  throw new Error("must not be asked");
};

/** A cluster whose every answer waits for `answer`; and all that was asked and remembered. */
const stage = (over: Partial<InspectionPorts> = {}) => {
  const asked: string[] = [];
  const remembered: string[] = [];
  const waiting: (() => void)[] = [];
  const inspection = createInspection({
    review: async ({ transaction: bytes, intent }, asking) => {
      asked.push(asking);
      const answered =
        asking === "cluster" ? new Promise<void>((resolve) => waiting.push(resolve)) : null;
      const found = await reviewTransaction({
        transaction: bytes,
        intent,
        cluster: null,
        now: new Date(),
      });
      await answered;
      return { ...found, verdict: asking === "cluster" ? "ok" : found.verdict };
    },
    landed: never,
    remember: (fragment) => remembered.push(fragment),
    ...over,
  });
  const answer = async (which = 0): Promise<void> => {
    waiting[which]?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { inspection, asked, remembered, answer };
};

const reviewOf = ({ get }: ReturnType<typeof createInspection>): Review => {
  const { state } = get();
  if (state.phase !== "reviewed") throw new Error(state.phase);
  return state.review;
};

/** Resolves once the inspection shows a review, another than `earlier`, and the cluster is still asked. */
const untilAsked = async (
  inspection: ReturnType<typeof createInspection>,
  earlier?: Review,
): Promise<void> => {
  for (;;) {
    const { state } = inspection.get();
    if (state.phase === "reviewed" && state.cluster === "asked" && state.review !== earlier) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe("an inspection", () => {
  it("shows the instructions before the cluster answers, and never as safe until then", async () => {
    const { inspection, answer } = stage();
    inspection.edit({ text: transaction });
    const done = inspection.inspect();
    await untilAsked(inspection);
    expect(reviewOf(inspection).instructions.length).toBeGreaterThan(3);
    expect(reviewOf(inspection).verdict).not.toBe("ok");
    await answer();
    await done;
    expect(inspection.get().state).toMatchObject({
      cluster: "answered",
      review: { verdict: "ok" },
    });
  });

  it("asks nobody where that is wished", async () => {
    const { inspection, asked } = stage();
    inspection.edit({ text: transaction, offline: true });
    await inspection.inspect();
    expect(asked).toEqual(["nobody"]);
    expect(inspection.get().state).toMatchObject({ cluster: "left out" });
  });

  it("drops the late answer to an earlier question", async () => {
    const { inspection, answer } = stage();
    inspection.edit({ text: transaction });
    const first = inspection.inspect();
    await untilAsked(inspection);
    const earlier = reviewOf(inspection);
    inspection.edit({ text: other });
    const second = inspection.inspect();
    // Until the other one is read, the earlier review stands there.
    await untilAsked(inspection, earlier);
    const later = reviewOf(inspection);
    expect(later.messageHash).not.toBe(earlier.messageHash);
    await answer(0);
    await first;
    expect(inspection.get().state).toMatchObject({ cluster: "asked" });
    expect(reviewOf(inspection)).toBe(later);
    await answer(1);
    await second;
    expect(inspection.get().state).toMatchObject({ cluster: "answered" });
    expect(reviewOf(inspection).messageHash).toBe(later.messageHash);
  });

  it("takes the side of the wallet that is named, and refuses a name that is no address", async () => {
    const { inspection, remembered } = stage();
    inspection.edit({ text: transaction, wallet: ` ${WALLET} `, offline: true });
    await inspection.inspect();
    expect(inspection.get().state).toMatchObject({ subject: { wallet: WALLET } });
    expect(remembered.at(-1)).toContain(`&wallet=${WALLET}&offline=1`);
    inspection.edit({ wallet: "me" });
    await inspection.inspect();
    expect(inspection.get().state).toEqual({ phase: "problem", problem: "wallet" });
  });

  it("comes back from the fragment it has written", async () => {
    const { inspection, remembered } = stage();
    inspection.edit({ text: transaction, offline: true });
    await inspection.inspect();
    const again = stage();
    await again.inspection.open(remembered.at(-1) ?? "");
    expect(reviewOf(again.inspection)).toEqual(reviewOf(inspection));
    expect(again.inspection.get().draft.offline).toBe(true);
  });
});

describe("a secret", () => {
  it.each([
    ["typed into the transaction's field", "text", KEY],
    ["typed into the wallet's field", "wallet", KEY],
    [
      "a phrase",
      "text",
      "legal winner thank year wave sausage worth useful legal winner thank yellow",
    ],
  ])("is gone from the page at once: %s", (_name, field, secret) => {
    const { inspection, asked, remembered } = stage();
    inspection.edit({ wallet: WALLET });
    inspection.edit({ [field]: secret });
    expect(inspection.get().state.phase).toBe("secret");
    expect(JSON.stringify(inspection.get())).not.toContain(secret);
    expect([asked, remembered]).toEqual([[], [""]]);
  });

  it("in the address is taken out of it and asked of nobody", async () => {
    const { inspection, asked, remembered } = stage();
    await inspection.open(`#signature=${KEY}`);
    expect(inspection.get().state).toEqual({ phase: "secret", secret: "key" });
    expect([asked, remembered]).toEqual([[], [""]]);
  });

  it("ends what was going on: no answer brings the earlier result back", async () => {
    const { inspection, answer } = stage();
    inspection.edit({ text: transaction });
    const done = inspection.inspect();
    await untilAsked(inspection);
    inspection.edit({ text: KEY });
    await answer();
    await done;
    expect(inspection.get().state.phase).toBe("secret");
  });
});

describe("a signature", () => {
  const look = async (landed: InspectionPorts["landed"]) => {
    const { inspection } = stage({ landed });
    await inspection.open(`#signature=${SIGNATURE}`);
    return inspection.get().state;
  };

  it("is looked up, and shown as landed", async () => {
    const landed: Landed = {
      signature: SIGNATURE,
      slot: 1,
      time: null,
      failure: null,
      fee: 5000n,
      feePayer: WALLET,
      messageVersion: "v0",
      messageHash: "",
      blockhash: "",
      instructions: [],
      changes: [],
      transaction: new Uint8Array(),
    };
    expect(await look(() => Promise.resolve(landed))).toMatchObject({ phase: "landed", landed });
  });

  it("that nobody knows is missing; one that nobody could look for is not called missing", async () => {
    expect(await look(() => Promise.resolve(null))).toMatchObject({ phase: "missing" });
    const down = new CodedError("CHAIN_UNAVAILABLE", "down");
    expect(await look(() => Promise.reject(down))).toMatchObject({
      phase: "unreachable",
      sentence: down.sentence,
    });
    expect(await look(() => Promise.reject(new TypeError("nonsense")))).toMatchObject({
      phase: "unreachable",
    });
  });
});
