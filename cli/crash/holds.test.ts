import { expect, it } from "vitest";
import { Holds } from "./holds";
import { crashPoints } from "./points";

const pointsOf = (name: string) => crashPoints.filter((point) => point.name === name);
const call = (method: string, named = "") => ({
  place: "solana" as const,
  text: `POST / {"method":"${method}","params":["${named}"]}`,
});

it("what names no purchase is kept at each of its points once, before any a second time", () => {
  const holds = new Holds();
  for (const point of pointsOf("how long it can land")) void holds.arm(point, new Set(["list_1"]));
  const asked = () => holds.judge(call("getLatestBlockhash"), 0)?.keep;
  expect([asked(), asked()].sort()).toEqual(["after", "before"]);
  expect(asked()).toBeDefined();
});

it("a point that comes after another call lets what comes before that pass, and others' too", () => {
  const holds = new Holds();
  const [before] = pointsOf("the signature is looked for");
  if (!before) throw new Error("there is no such point");
  void holds.arm(before, new Set(["sig_1"]));
  const look = () => holds.judge(call("getSignatureStatuses", "sig_1"), 0)?.keep;
  expect(look()).toBeUndefined();
  holds.judge(call("sendTransaction", "sig_2"), 0);
  expect(look()).toBeUndefined();
  holds.judge(call("sendTransaction", "sig_1"), 0);
  expect(look()).toBe("before");
});
