import { describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { PurchaseState } from "@/lib/core/purchase";
import type { ReviewPorts } from "./ports";
import { createReviewSession, type ReviewSession } from "./session";
import { answer, buyer, finding, page, review, stranger } from "./testing/fixtures";
import { goodPorts, wallet } from "./testing/ports";

/** The same purchase open in two tabs: this one, and another that has signed and paid. */

const opened = async (ports: ReviewPorts): Promise<ReviewSession> => {
  const session = createReviewSession(page, ports);
  session.subscribe(() => undefined);
  await session.begin(null);
  return session;
};
const owned = { phase: "following", purchase: { state: "owned" } };
const reads = (...states: PurchaseState[]): ReviewPorts["read"] => {
  const read = vi.fn<ReviewPorts["read"]>();
  for (const state of states) read.mockResolvedValueOnce(answer(state));
  return read.mockResolvedValue(answer(states.at(-1) ?? "owned"));
};
const processedBefore = review({ verdict: "block", findings: [finding("SIM-01", "block")] });

describe("a purchase that goes on in another tab", () => {
  it.each<PurchaseState>(["signed", "submitted", "paid", "owned"])(
    "is followed, not refused, when it is %s by the time this tab has signed",
    async (state) => {
      const ports = goodPorts({
        review: vi.fn().mockResolvedValueOnce(review()).mockResolvedValue(processedBefore),
        read: reads(state, "owned"),
      });
      const session = await opened(ports);
      await session.sign();
      expect(session.get()).toMatchObject(owned);
      expect(ports.close).not.toHaveBeenCalled();
    },
  );

  it("is followed when this tab's first reading comes too late", async () => {
    const ports = goodPorts({
      review: () => Promise.resolve(processedBefore),
      read: reads("paid", "owned"),
    });
    expect((await opened(ports)).get()).toMatchObject(owned);
    expect(ports.close).not.toHaveBeenCalled();
  });

  it("is followed when the person declines here, or the time runs out here", async () => {
    const rejected = Object.assign(new Error("User rejected the request."), { code: 4001 });
    const declining = goodPorts({
      wallet: () => wallet({ signTransaction: () => Promise.reject(rejected) }),
      read: reads("submitted", "owned"),
    });
    const declined = await opened(declining);
    await declined.sign();
    const expiring = goodPorts({ read: reads("submitted", "owned") });
    const expired = await opened(expiring);
    await expired.expire();
    for (const session of [declined, expired]) expect(session.get()).toMatchObject(owned);
    for (const ports of [declining, expiring]) expect(ports.close).not.toHaveBeenCalled();
  });

  it("is followed when it is signed between the question and the close", async () => {
    const overtaken = new CodedError("PURCHASE_STATE", "signed");
    const ports = goodPorts({
      read: reads("prepared", "signed", "owned"),
      close: vi.fn(() => Promise.reject(overtaken)),
    });
    const session = await opened(ports);
    await session.expire();
    expect(session.get()).toMatchObject(owned);
  });

  it("is followed when the server takes no second signature for it", async () => {
    const ports = goodPorts({
      submit: () => Promise.reject(new CodedError("PURCHASE_STATE", "signed")),
      read: reads("submitted", "owned"),
    });
    const session = await opened(ports);
    await session.sign();
    expect(session.get()).toMatchObject(owned);
  });

  it("is found by looking, while the review is open", async () => {
    const session = await opened(goodPorts({ read: reads("prepared", "signed", "owned") }));
    await session.look();
    expect(session.get().phase).toBe("decided");
    await session.look();
    expect(session.get()).toMatchObject(owned);
  });

  it("is found by looking while the wallet is open here; its late answer changes nothing", async () => {
    let answerLate = (): void => undefined;
    const late = new Promise<Uint8Array>((_, reject) => {
      answerLate = () => {
        reject(new Error("User rejected the request."));
      };
    });
    const ports = goodPorts({ wallet: () => wallet({ signTransaction: () => late }) });
    const session = await opened(ports);
    const done = session.sign();
    await session.look();
    answerLate();
    await done;
    expect(session.get()).toMatchObject(owned);
    expect(ports.close).not.toHaveBeenCalled();
  });

  it("is not looked for once this tab has ended it", async () => {
    const blocked = review({ verdict: "block", findings: [finding("PAY-02", "block")] });
    const read = reads("prepared", "refused");
    const session = await opened(goodPorts({ review: () => Promise.resolve(blocked), read }));
    await session.look();
    expect(read).toHaveBeenCalledTimes(1);
    expect(session.get()).toMatchObject({ phase: "decided", standing: "unpaid" });
  });
});

describe("a wallet that sent it by itself", () => {
  const landed = (more: Partial<ReviewPorts> = {}) =>
    goodPorts({
      review: vi.fn().mockResolvedValueOnce(review()).mockResolvedValue(processedBefore),
      ...more,
    });

  it("is no refusal: the server is given the bytes, finds them landed, and the purchase is followed", async () => {
    const ports = landed();
    const session = await opened(ports);
    await session.sign();
    expect(ports.submit).toHaveBeenCalledTimes(1);
    expect(ports.close).not.toHaveBeenCalled();
    expect(session.get()).toMatchObject(owned);
  });

  it("is not called unpaid where its purchase had ended: what the server says of it is shown", async () => {
    const { purchase } = answer("declined");
    const disputed = {
      purchase: { ...purchase, notice: "CHAIN_DISPUTED" as const },
      prepared: null,
    };
    const ports = landed({
      submit: () => Promise.reject(new CodedError("CHAIN_DISPUTED", "it had ended")),
      read: () => Promise.resolve(disputed),
    });
    const session = await opened(ports);
    await session.sign();
    expect(session.get()).toMatchObject({
      phase: "following",
      purchase: { state: "declined", notice: "CHAIN_DISPUTED" },
    });
    const expiring = await opened(goodPorts({ read: () => Promise.resolve(disputed) }));
    await expiring.expire();
    expect(expiring.get()).toMatchObject({
      phase: "following",
      purchase: { notice: "CHAIN_DISPUTED" },
    });
  });
});

describe("a listing sold meanwhile", () => {
  const sold = () => Promise.reject(new CodedError("LISTING_SOLD", "sold"));
  const { purchase } = answer("owned");

  it("to this wallet in another tab is shown as the purchase it is", async () => {
    const session = await opened(goodPorts({ start: sold, mine: () => Promise.resolve(purchase) }));
    expect(session.get()).toMatchObject(owned);
  });

  it("is not said to be unpaid while the server can't tell whose it is", async () => {
    const session = await opened(
      goodPorts({ start: sold, mine: () => Promise.reject(new CodedError("INTERNAL", "down")) }),
    );
    expect(session.get()).toMatchObject({ phase: "stopped", trouble: { code: "INTERNAL" } });
  });

  it("to another account of this browser is not taken for one's own", async () => {
    expect(purchase.wallet).toBe(buyer);
    const other = { ...purchase, wallet: stranger };
    const session = await opened(goodPorts({ start: sold, mine: () => Promise.resolve(other) }));
    expect(session.get()).toMatchObject({ phase: "stopped", trouble: { code: "LISTING_SOLD" } });
  });
});
