import { describe, expect, it, vi } from "vitest";
import type { Review } from "@/lib/core/review";
import type { ReviewPorts } from "./ports";
import { createReviewSession, type ReviewSession } from "./session";
import { answer, finding, page, review, reviewedBytes } from "./testing/fixtures";
import { goodPorts, wallet } from "./testing/ports";

/** The Sign button pressed a minute after the review was made. */

const late = (
  second: Review,
  overrides: Partial<ReviewPorts> = {},
  first: Review = review(),
): {
  ports: ReviewPorts;
  signer: ReturnType<typeof wallet>;
  open: () => Promise<ReviewSession>;
} => {
  const signer = wallet();
  const clock = { now: 1_000_000 };
  const ports = goodPorts({
    wallet: () => signer,
    now: () => clock.now,
    review: vi.fn().mockResolvedValueOnce(first).mockResolvedValue(second),
    ...overrides,
  });
  const open = async (): Promise<ReviewSession> => {
    const session = createReviewSession(page, ports);
    session.subscribe(() => undefined);
    await session.begin(null);
    clock.now += 60_000;
    return session;
  };
  return { ports, signer, open };
};
const waiting = () => Promise.resolve(answer("prepared"));
const id = answer("prepared").purchase.id;

describe("signing a while after reading", () => {
  it("reads the same bytes again before the wallet is asked, and then asks it", async () => {
    const { ports, signer, open } = late(review());
    const session = await open();
    const done = session.sign();
    expect(session.get().phase).toBe("rechecking");
    expect(signer.signTransaction).not.toHaveBeenCalled();
    await done;
    expect(ports.review).toHaveBeenNthCalledWith(
      2,
      expect.objectContaining({ transaction: reviewedBytes }),
    );
    expect(signer.signTransaction).toHaveBeenCalledTimes(1);
    expect(session.get().phase).toBe("following");
  });

  it("opens no wallet where the click no longer counts, and asks at once at the next press", async () => {
    const { ports, signer, open } = late(review(), { isInClick: () => false });
    const session = await open();
    await session.sign();
    expect(signer.signTransaction).not.toHaveBeenCalled();
    expect(session.get()).toMatchObject({
      phase: "decided",
      assessed: { since: { reading: "this" } },
    });
    expect(ports.review).toHaveBeenCalledTimes(2);
    const done = session.sign();
    expect(signer.signTransaction).toHaveBeenCalledTimes(1);
    await done;
  });

  it("does not open the wallet on a warning that was not there; it has to be read first", async () => {
    const warned = review({ verdict: "warn", findings: [finding("PAY-05", "warn")] });
    const { signer, open } = late(warned);
    const session = await open();
    await session.sign();
    expect(signer.signTransaction).not.toHaveBeenCalled();
    expect(session.get()).toMatchObject({
      phase: "decided",
      acknowledged: null,
      assessed: { since: { reading: "this", difference: { added: [{ rule: "PAY-05" }] } } },
    });
  });

  it("takes an acknowledgement back when another warning has come", async () => {
    const one = review({ verdict: "warn", findings: [finding("MEMO-01", "warn")] });
    const two = review({
      verdict: "warn",
      findings: [finding("MEMO-01", "warn"), finding("PAY-05", "warn")],
    });
    const { signer, open } = late(two, {}, one);
    const session = await open();
    session.acknowledge(true);
    await session.sign();
    expect(signer.signTransaction).not.toHaveBeenCalled();
    expect(session.get()).toMatchObject({ phase: "decided", acknowledged: null });
  });

  it("expires what has died meanwhile, instead of asking for a useless signature", async () => {
    const dead = review({ verdict: "block", findings: [finding("MSG-08", "block")] });
    const { ports, signer, open } = late(dead, { read: waiting });
    const session = await open();
    await session.sign();
    expect(signer.signTransaction).not.toHaveBeenCalled();
    expect(session.get()).toMatchObject({ phase: "expired", standing: "unpaid" });
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "expired");
  });

  it("shows what blocks now, and ends the attempt as refused", async () => {
    const blocked = review({ verdict: "block", findings: [finding("PAY-07", "block")] });
    const { ports, signer, open } = late(blocked, { read: waiting });
    const session = await open();
    await session.sign();
    expect(signer.signTransaction).not.toHaveBeenCalled();
    expect(session.get()).toMatchObject({
      phase: "decided",
      standing: "unpaid",
      assessed: { review: { verdict: "block" } },
    });
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "refused");
  });

  it("drops the look when the dialog was closed meanwhile", async () => {
    const { signer, open } = late(review());
    const session = await open();
    const done = session.sign();
    await session.leave();
    await done;
    expect(signer.signTransaction).not.toHaveBeenCalled();
  });
});
