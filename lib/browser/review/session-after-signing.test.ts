import { describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { answer, finding, review, signedBytes } from "./testing/fixtures";
import { opened } from "./testing/opened";
import { goodPorts, wallet } from "./testing/ports";

const id = answer("prepared").purchase.id;
/** The server still waits for the signature. */
const waiting = () => Promise.resolve(answer("prepared"));

describe("after signing", () => {
  it("names what the wallet added, to the end of the purchase", async () => {
    const benign = ["The wallet added 1 Lighthouse guard."];
    const ports = goodPorts({
      compareSigned: () => Promise.resolve({ findings: [], benign, signature: "s" }),
    });
    const session = await opened(ports);
    await session.sign();
    expect(session.get()).toMatchObject({ phase: "following", added: benign });
  });

  it("sends nothing when the wallet returned something else, and shows the difference", async () => {
    const changed = finding("POST-01", "block");
    const ports = goodPorts({
      compareSigned: () => Promise.resolve({ findings: [changed], benign: [], signature: null }),
      read: waiting,
    });
    const session = await opened(ports);
    await session.sign();
    expect(ports.submit).not.toHaveBeenCalled();
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "refused");
    expect(session.get()).toMatchObject({
      phase: "refused",
      refusal: { signed: signedBytes, again: { version: 1 }, findings: [changed] },
    });
  });

  it("sends nothing when the signed transaction does not pass the review", async () => {
    const read = vi
      .fn()
      .mockResolvedValueOnce(review())
      .mockResolvedValueOnce(review({ verdict: "block", findings: [finding("PAY-03", "block")] }));
    const ports = goodPorts({ review: read, read: waiting });
    const session = await opened(ports);
    await session.sign();
    expect(ports.submit).not.toHaveBeenCalled();
    expect(session.get().phase).toBe("refused");
  });

  it("closes the purchase as declined when the person rejects in the wallet", async () => {
    const rejected = Object.assign(new Error("User rejected the request."), { code: 4001 });
    const ports = goodPorts({
      wallet: () => wallet({ signTransaction: () => Promise.reject(rejected) }),
      read: waiting,
    });
    const session = await opened(ports);
    await session.sign();
    expect(session.get().phase).toBe("declined");
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "declined");
  });

  it("keeps the signed bytes when the server cannot be reached, and sends those same bytes again", async () => {
    const submit = vi
      .fn()
      .mockRejectedValueOnce(new CodedError("SESSION_REQUIRED", "no session"))
      .mockResolvedValueOnce(answer("signed"));
    const signer = wallet();
    const read = vi
      .fn()
      .mockResolvedValueOnce(answer("prepared"))
      .mockResolvedValue(answer("owned"));
    const session = await opened(goodPorts({ submit, read, wallet: () => signer }));
    await session.sign();
    expect(session.get()).toMatchObject({ phase: "undelivered", trouble: { next: "sign-in" } });
    await session.sendAgain();
    expect(submit.mock.calls).toEqual([
      [id, signedBytes],
      [id, signedBytes],
    ]);
    expect(signer.signTransaction).toHaveBeenCalledTimes(1);
    expect(session.get().phase).toBe("following");
  });

  it("goes on watching after an answer that did not come", async () => {
    const read = vi
      .fn()
      .mockRejectedValueOnce(new CodedError("INTERNAL", "no answer"))
      .mockResolvedValueOnce(answer("owned"));
    const session = await opened(goodPorts({ read }));
    await session.sign();
    expect(session.get()).toMatchObject({
      phase: "following",
      purchase: { state: "owned" },
      lost: null,
    });
  });
});
