import { describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { createReviewSession } from "./session";
import {
  answer,
  finding,
  page,
  review,
  reviewedBytes,
  signedBytes,
  stranger,
} from "./testing/fixtures";
import { opened } from "./testing/opened";
import { goodPorts, wallet } from "./testing/ports";
import type { ReviewPorts } from "./ports";

const id = answer("prepared").purchase.id;
/** The server still waits for the signature. */
const waiting = () => Promise.resolve(answer("prepared"));

describe("a purchase that goes well", () => {
  it("is read, signed, compared, read again as signed, handed over and followed to its end", async () => {
    const ports = goodPorts();
    const session = await opened(ports);
    expect(session.get()).toMatchObject({ phase: "decided", assessed: { since: null } });

    await session.sign();

    expect(ports.review).toHaveBeenNthCalledWith(
      1,
      expect.objectContaining({ transaction: reviewedBytes }),
    );
    expect(ports.review).toHaveBeenNthCalledWith(
      2,
      expect.objectContaining({ transaction: signedBytes }),
    );
    expect(ports.submit).toHaveBeenCalledExactlyOnceWith(id, signedBytes);
    expect(session.get()).toMatchObject({ phase: "following", purchase: { state: "owned" } });
    expect(ports.close).not.toHaveBeenCalled();
  });

  it("asks the wallet within the click itself, before anything is awaited", async () => {
    const signer = wallet();
    const session = await opened(goodPorts({ wallet: () => signer }));
    const done = session.sign();
    expect(signer.signTransaction).toHaveBeenCalledExactlyOnceWith(reviewedBytes);
    await done;
  });

  it("asks the wallet once however often the button is pressed", async () => {
    const signer = wallet();
    const ports = goodPorts({ wallet: () => signer });
    const session = await opened(ports);
    await Promise.all([session.sign(), session.sign(), session.sign()]);
    expect(signer.signTransaction).toHaveBeenCalledTimes(1);
    expect(ports.submit).toHaveBeenCalledTimes(1);
  });

  it("builds its own intent from the page, whatever the server's says", async () => {
    const dearer = answer("prepared");
    if (dearer.prepared) dearer.prepared.intent.pay.payees = [];
    const read = vi.fn<ReviewPorts["review"]>(() => Promise.resolve(review()));
    await opened(goodPorts({ start: () => Promise.resolve(dearer), review: read }));
    const request = read.mock.calls[0]?.[0];
    expect(request?.intent).toMatchObject({
      pay: { payees: [{ role: "seller" }, { role: "marketplace" }] },
    });
    expect(request?.counterpart?.pay.payees).toEqual([]);
  });

  it("waits for a purchase that another tab is still preparing", async () => {
    const ports = goodPorts({
      start: () => Promise.resolve(answer("created")),
      read: () => Promise.resolve(answer("prepared")),
    });
    expect((await opened(ports)).get().phase).toBe("decided");
  });

  it("picks an unfinished purchase up without starting another", async () => {
    const ports = goodPorts({ read: vi.fn(() => Promise.resolve(answer("prepared"))) });
    const session = createReviewSession(page, ports);
    await session.begin(id);
    expect(ports.read).toHaveBeenCalledWith(id);
    expect(ports.start).not.toHaveBeenCalled();
    expect(session.get().phase).toBe("decided");
  });

  it("starts afresh where the unfinished purchase has ended since the page was made", async () => {
    const ports = goodPorts({ read: () => Promise.resolve(answer("expired")) });
    const session = createReviewSession(page, ports);
    await session.begin(id);
    expect(ports.start).toHaveBeenCalledTimes(1);
    expect(session.get().phase).toBe("decided");
  });

  it("only watches a purchase that was signed before", async () => {
    const ports = goodPorts({ start: () => Promise.resolve(answer("submitted")) });
    const session = await opened(ports);
    expect(ports.review).not.toHaveBeenCalled();
    expect(session.get()).toMatchObject({ phase: "following", purchase: { state: "owned" } });
  });
});

describe("before signing", () => {
  it("never asks the wallet about a blocked transaction, and closes it as refused", async () => {
    const signer = wallet();
    const blocked = review({ verdict: "block", findings: [finding("PAY-02", "block")] });
    const ports = goodPorts({
      wallet: () => signer,
      review: () => Promise.resolve(blocked),
      read: waiting,
    });
    const session = await opened(ports);
    session.acknowledge(true);
    await session.sign();
    expect(signer.signTransaction).not.toHaveBeenCalled();
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "refused");
    expect(session.get()).toMatchObject({ phase: "decided", standing: "unpaid" });
  });

  it("asks the wallet about warnings only once they were acknowledged", async () => {
    const signer = wallet();
    const warned = review({ verdict: "warn", findings: [finding("MEMO-01", "warn")] });
    const ports = goodPorts({ wallet: () => signer, review: () => Promise.resolve(warned) });
    const session = await opened(ports);
    await session.sign();
    expect(signer.signTransaction).not.toHaveBeenCalled();
    session.acknowledge(true);
    await session.sign();
    expect(signer.signTransaction).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["has turned to another account", wallet({ address: stranger })],
    ["has gone", null],
    ["works on another cluster", wallet({ chains: ["solana:mainnet"] })],
    ["only sends by itself", wallet({ signTransaction: null })],
  ])(
    "asks nothing of a wallet that %s, ends nothing, and goes on when it is back",
    async (_, off) => {
      const good = wallet();
      let current: typeof off = off;
      const ports = goodPorts({ wallet: () => current });
      const session = await opened(ports);
      await session.sign();
      expect(session.get().phase).toBe("decided");
      expect(ports.close).not.toHaveBeenCalled();
      if (off?.signTransaction) expect(off.signTransaction).not.toHaveBeenCalled();

      current = good;
      await session.sign();
      expect(good.signTransaction).toHaveBeenCalledTimes(1);
      expect(session.get().phase).toBe("following");
    },
  );

  it("says what happened when the listing was sold meanwhile, and offers no new attempt", async () => {
    const sold = () => Promise.reject(new CodedError("LISTING_SOLD", "sold"));
    const session = await opened(goodPorts({ start: sold }));
    expect(session.get()).toMatchObject({
      phase: "stopped",
      trouble: { code: "LISTING_SOLD", next: "reload" },
    });
  });

  it("asks to sign in again when the session has ended", async () => {
    const gone = () => Promise.reject(new CodedError("SESSION_REQUIRED", "no session"));
    const session = await opened(goodPorts({ start: gone }));
    expect(session.get()).toMatchObject({ phase: "stopped", trouble: { next: "sign-in" } });
  });

  it("prepares afresh after expiry and tells what changed", async () => {
    const start = vi
      .fn()
      .mockResolvedValueOnce(answer("prepared", 1))
      .mockResolvedValueOnce(answer("prepared", 2));
    const second = review({ blockhash: "B", messageHash: "bb" });
    const read = vi.fn().mockResolvedValueOnce(review()).mockResolvedValueOnce(second);
    const session = await opened(goodPorts({ start, review: read, read: waiting }));
    await session.expire();
    expect(session.get().phase).toBe("expired");
    await session.prepareAgain();
    expect(session.get()).toMatchObject({
      phase: "decided",
      assessed: {
        since: {
          reading: "another",
          difference: { figures: [], instructions: [], added: [], gone: [] },
        },
        review: { messageHash: "bb" },
      },
      acknowledged: null,
    });
  });

  it("drops the reading of a transaction that was prepared anew meanwhile", async () => {
    let finishFirst = (): void => undefined;
    const slow = new Promise<ReturnType<typeof review>>((resolve) => {
      finishFirst = () => {
        resolve(review({ messageHash: "old" }));
      };
    });
    const read = vi
      .fn()
      .mockReturnValueOnce(slow)
      .mockResolvedValueOnce(review({ messageHash: "new" }));
    const session = createReviewSession(page, goodPorts({ review: read }));
    const first = session.begin(null);
    await vi.waitFor(() => {
      expect(session.get().phase).toBe("reviewing");
    });
    await session.prepareAgain();
    finishFirst();
    await first;
    expect(session.get()).toMatchObject({ assessed: { review: { messageHash: "new" } } });
  });
});
