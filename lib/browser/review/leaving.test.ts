import { describe, expect, it, vi } from "vitest";
import type { ReviewPorts } from "./ports";
import { createReviewSession, type ReviewSession } from "./session";
import { answer, page, signedBytes } from "./testing/fixtures";
import { goodPorts, wallet } from "./testing/ports";

const opened = async (ports: ReviewPorts): Promise<ReviewSession> => {
  const session = createReviewSession(page, ports);
  session.subscribe(() => undefined);
  await session.begin(null);
  return session;
};
const id = answer("prepared").purchase.id;
/** The server still waits for the signature. */
const waiting = { read: () => Promise.resolve(answer("prepared")) };

describe("leaving", () => {
  it("declines what was read but not signed", async () => {
    const ports = goodPorts();
    await (await opened(ports)).leave();
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "declined");
  });

  it("drops a signature that the wallet returns after the dialog was closed", async () => {
    let sign = (): void => undefined;
    const late = new Promise<Uint8Array>((resolve) => {
      sign = () => {
        resolve(signedBytes);
      };
    });
    const ports = goodPorts({ wallet: () => wallet({ signTransaction: () => late }) });
    const session = await opened(ports);
    const done = session.sign();
    await session.leave();
    sign();
    await done;
    expect(ports.submit).not.toHaveBeenCalled();
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "declined");
  });

  it("declines a purchase whose preparation arrives after the dialog was closed", async () => {
    const ports = goodPorts();
    const session = createReviewSession(page, ports);
    const begun = session.begin(null);
    await session.leave();
    await begun;
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "declined");
    expect(ports.review).not.toHaveBeenCalled();
  });

  it("ends an expired one as expired, and leaves one that is on its way alone", async () => {
    const ports = goodPorts(waiting);
    const session = await opened(ports);
    await session.expire();
    await session.leave();
    expect(ports.close).toHaveBeenCalledExactlyOnceWith(id, "expired");

    const unheard = goodPorts({
      ...waiting,
      close: vi.fn(() => Promise.reject(new Error("offline"))),
    });
    const unsettled = await opened(unheard);
    await unsettled.expire();
    const before = vi.mocked(unheard.close).mock.calls.length;
    await unsettled.leave();
    expect(vi.mocked(unheard.close).mock.calls.slice(before)).toEqual([[id, "expired"]]);

    const onItsWay = goodPorts({ start: () => Promise.resolve(answer("paid")) });
    await (await opened(onItsWay)).leave();
    expect(onItsWay.close).not.toHaveBeenCalled();
  });
});
