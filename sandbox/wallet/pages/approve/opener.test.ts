import { beforeEach, describe, expect, it, vi } from "vitest";
import { approvalGiven, approvalReady, approvalRefused } from "../../protocol";
import { rejectedByPerson } from "../../refusal";
import { Opener } from "./opener";

const origin = "http://127.0.0.1:3000";
const approved = {
  account: { address: "a", name: "Buyer 1", publicKey: new Uint8Array(32) },
  signed: [],
};
const page = { postMessage: vi.fn() };

beforeEach(() => {
  page.postMessage.mockClear();
});

describe("the opener", () => {
  it("hears that the window is ready, and nothing else with it", () => {
    new Opener(page).ready();
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith({ type: approvalReady }, "*");
  });

  it("gets the answer only as the origin that asked", () => {
    new Opener(page).give(origin, approved);
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith(
      { type: approvalGiven, ...approved },
      origin,
    );
  });

  it("gets one answer: the window's end after an approval is no refusal", () => {
    const opener = new Opener(page);
    opener.give(origin, approved);
    opener.refuse(origin, rejectedByPerson());
    expect(page.postMessage).toHaveBeenCalledTimes(1);
  });

  it("gets a refusal with its code and words", () => {
    new Opener(page).refuse(origin, rejectedByPerson());
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith(
      { type: approvalRefused, code: 4001, message: "User rejected the request." },
      origin,
    );
  });

  it("is not found where the window was opened by hand", () => {
    expect(Opener.find(null)).toBeNull();
  });
});
