import { describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { ReviewPorts } from "./ports";
import { createReviewSession, type ReviewSession } from "./session";
import { answer, finding, page, review, signedBytes } from "./testing/fixtures";
import { goodPorts, wallet } from "./testing/ports";

/** After the signature, while the cluster or the server does not answer. */

const opened = async (ports: ReviewPorts): Promise<ReviewSession> => {
  const session = createReviewSession(page, ports);
  session.subscribe(() => undefined);
  await session.begin(null);
  return session;
};
const id = answer("prepared").purchase.id;
const unasked = review({ verdict: "block", findings: [finding("SIM-02", "block")] });
const unreachable = () => Promise.reject(new CodedError("CHAIN_UNAVAILABLE", "down"));
const waitingThenOwned = () =>
  vi
    .fn<ReviewPorts["read"]>()
    .mockResolvedValueOnce(answer("prepared"))
    .mockResolvedValue(answer("owned"));
const kept = {
  phase: "undelivered",
  signed: signedBytes,
  trouble: { code: "CHAIN_UNAVAILABLE" },
};

describe("signed bytes that can't be looked at", () => {
  it.each([
    ["the cluster does not answer", () => Promise.resolve(unasked)],
    ["the review itself can't be made", unreachable],
  ])("are kept, neither refused nor sent, when %s", async (_, second) => {
    const ports = goodPorts({
      review: vi.fn().mockResolvedValueOnce(review()).mockImplementationOnce(second),
    });
    const session = await opened(ports);
    await session.sign();
    expect(session.get()).toMatchObject(kept);
    expect(ports.close).not.toHaveBeenCalled();
    expect(ports.submit).not.toHaveBeenCalled();
  });

  it("are checked again before the same bytes are sent, without asking the wallet twice", async () => {
    const signer = wallet();
    const read = vi
      .fn()
      .mockResolvedValueOnce(review())
      .mockResolvedValueOnce(unasked)
      .mockResolvedValue(review());
    const ports = goodPorts({ review: read, wallet: () => signer });
    const session = await opened(ports);
    await session.sign();
    await session.sendAgain();
    expect(read).toHaveBeenCalledTimes(3);
    expect(ports.submit).toHaveBeenCalledExactlyOnceWith(id, signedBytes);
    expect(signer.signTransaction).toHaveBeenCalledTimes(1);
    expect(session.get()).toMatchObject({ phase: "following", purchase: { state: "owned" } });
  });

  it("are not sent when the second look finds something", async () => {
    const blocked = review({ verdict: "block", findings: [finding("PAY-07", "block")] });
    const ports = goodPorts({
      review: vi
        .fn()
        .mockResolvedValueOnce(review())
        .mockResolvedValueOnce(unasked)
        .mockResolvedValue(blocked),
      read: () => Promise.resolve(answer("prepared")),
    });
    const session = await opened(ports);
    await session.sign();
    await session.sendAgain();
    expect(ports.submit).not.toHaveBeenCalled();
    expect(session.get()).toMatchObject({ phase: "refused", refusal: { standing: "unpaid" } });
  });

  it("are refused, not called unreachable, when the server's trouble is that they would fail", async () => {
    const fails = review({ verdict: "block", findings: [finding("SIM-01", "block")] });
    const ports = goodPorts({
      submit: vi.fn(unreachable),
      read: () => Promise.resolve(answer("prepared")),
      review: vi
        .fn()
        .mockResolvedValueOnce(review())
        .mockResolvedValueOnce(review())
        .mockResolvedValue(fails),
    });
    const session = await opened(ports);
    await session.sign();
    expect(session.get()).toMatchObject({
      phase: "refused",
      refusal: { findings: [{ rule: "SIM-01" }], standing: "unpaid" },
    });
  });

  it.each([
    ["can't reach the cluster", "CHAIN_UNAVAILABLE", /does not answer/u],
    ["hears two endpoints disagree", "CHAIN_DIVIDED", /tell different things/u],
  ] as const)("are kept when the server %s, and it says so", async (_, code, words) => {
    const submit = () => Promise.reject(new CodedError(code, "at the server"));
    const ports = goodPorts({ submit, read: waitingThenOwned() });
    const session = await opened(ports);
    await session.sign();
    const sentence: unknown = expect.stringMatching(words);
    expect(session.get()).toMatchObject({ ...kept, trouble: { code, sentence } });
    expect(ports.close).not.toHaveBeenCalled();
  });

  it("are followed when they arrived and only the answer was lost", async () => {
    const ports = goodPorts({
      submit: () => Promise.reject(new CodedError("INTERNAL", "no answer")),
    });
    const session = await opened(ports);
    await session.sign();
    expect(session.get()).toMatchObject({ phase: "following", purchase: { state: "owned" } });
  });

  it("count as neither paid nor refused when nobody can be asked", async () => {
    const processedBefore = review({ verdict: "block", findings: [finding("SIM-01", "block")] });
    const ports = goodPorts({
      review: vi.fn().mockResolvedValueOnce(review()).mockResolvedValue(processedBefore),
      submit: vi.fn(unreachable),
      read: () => Promise.reject(new CodedError("INTERNAL", "offline")),
    });
    const session = await opened(ports);
    await session.sign();
    const state = session.get();
    expect(state.phase === "undelivered" && state.trouble.sentence).toMatch(
      /would fail now: A sentence\./u,
    );
    expect(ports.close).not.toHaveBeenCalled();
  });

  it("whose blockhash died under the open wallet are expired, not the wallet's fault", async () => {
    const dead = review({
      verdict: "block",
      findings: [finding("MSG-08", "block"), finding("SIM-01", "block")],
    });
    const ports = goodPorts({
      review: vi.fn().mockResolvedValueOnce(review()).mockResolvedValue(dead),
      submit: vi.fn(() => Promise.reject(new CodedError("PURCHASE_EXPIRED", "not landed"))),
      read: () => Promise.resolve(answer("expired")),
    });
    const session = await opened(ports);
    await session.sign();
    expect(ports.submit).toHaveBeenCalledExactlyOnceWith(id, signedBytes);
    expect(session.get()).toMatchObject({ phase: "expired", standing: "unpaid" });
    expect(ports.close).not.toHaveBeenCalled();
  });
});

it("says nothing about the money when an attempt ends and the server does not answer", async () => {
  const session = await opened(
    goodPorts({ read: () => Promise.reject(new CodedError("INTERNAL", "offline")) }),
  );
  await session.expire();
  expect(session.get()).toMatchObject({ phase: "expired", standing: "unknown" });
});
