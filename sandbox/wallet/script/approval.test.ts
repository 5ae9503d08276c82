import { beforeEach, describe, expect, it, vi } from "vitest";
import { approvalGiven, approvalReady, approvalRefused, approvalRequest } from "../protocol";
import { askForApproval, type AppWindow } from "./approval";

const wallet = "http://127.0.0.1:4020";
const request = { method: "connect" } as const;
const approved = {
  account: { address: "a", name: "Buyer 1", publicKey: new Uint8Array(32) },
  signed: [],
};
const given = { type: approvalGiven, ...approved };

const popup = { closed: false, postMessage: vi.fn() };
const open = vi.fn(() => popup);
type Listener = Parameters<AppWindow["onMessage"]>[0];
let listener: Listener | null;
let tick: (() => void) | null;
const app: AppWindow = {
  open,
  onMessage: (added) => {
    listener = added;
    return () => {
      listener = null;
    };
  },
  every: (callback) => {
    tick = callback;
    return () => {
      tick = null;
    };
  },
};
const receive = (data: unknown, origin = wallet, source: unknown = popup): void => {
  Reflect.apply(listener ?? (() => undefined), null, [{ data, origin, source }]);
};

beforeEach(() => {
  vi.clearAllMocks();
  popup.closed = false;
});

describe("asking for approval", () => {
  it("opens the wallet's window before it returns, while the click still counts", () => {
    void askForApproval(app, wallet, request);
    expect(open).toHaveBeenCalledExactlyOnceWith("http://127.0.0.1:4020/approve");
  });

  it("tells the request to the wallet's origin alone, once its window is ready", () => {
    void askForApproval(app, wallet, request);
    expect(popup.postMessage).not.toHaveBeenCalled();
    receive({ type: approvalReady });
    expect(popup.postMessage).toHaveBeenCalledExactlyOnceWith(
      { type: approvalRequest, request },
      wallet,
    );
  });

  it("resolves with what was approved, and stops listening", async () => {
    const answer = askForApproval(app, wallet, request);
    receive(given);
    await expect(answer).resolves.toMatchObject(approved);
    expect([listener, tick]).toEqual([null, null]);
  });

  it("rejects with the wallet's code and words", async () => {
    const answer = askForApproval(app, wallet, request);
    receive({ type: approvalRefused, code: 4001, message: "User rejected the request." });
    await expect(answer).rejects.toMatchObject({
      code: 4001,
      message: "User rejected the request.",
    });
  });

  it("ignores other origins, other windows and unreadable answers", async () => {
    const answer = askForApproval(app, wallet, request);
    receive(given, "http://127.0.0.1:4021");
    receive(given, wallet, { postMessage: vi.fn() });
    receive({ ...given, account: { address: "a" } });
    receive({ type: approvalReady }, "http://evil.example");
    expect(popup.postMessage).not.toHaveBeenCalled();
    receive({ type: approvalRefused, code: 4001, message: "No." });
    await expect(answer).rejects.toMatchObject({ message: "No." });
  });

  it("takes a closed window for a no, but lets an answer on its way arrive first", async () => {
    const answer = askForApproval(app, wallet, request);
    popup.closed = true;
    tick?.();
    receive(given);
    await expect(answer).resolves.toMatchObject(approved);

    const unanswered = askForApproval(app, wallet, request);
    tick?.();
    tick?.();
    await expect(unanswered).rejects.toMatchObject({ code: 4001 });
  });

  it("says so when the browser blocked the window", async () => {
    const blocked = { ...app, open: () => null };
    await expect(askForApproval(blocked, wallet, request)).rejects.toThrow("Allow pop-ups");
  });
});
