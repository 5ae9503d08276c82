import { expect, it } from "vitest";
import { takenBy } from "./taken";

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const send = json({ jsonrpc: "2.0", id: 1, method: "sendTransaction", params: ["AA=="] });

it("a payment is taken when the cluster answers with its signature, and by nothing else", () => {
  expect(takenBy(send, json({ jsonrpc: "2.0", id: 1, result: "sig1" }))).toBe("sig1");
  expect(takenBy(send, json({ jsonrpc: "2.0", id: 1, error: { code: -32002 } }))).toBeNull();
  expect(takenBy(send, Buffer.from("<html>"))).toBeNull();
  const other = json({ jsonrpc: "2.0", id: 1, method: "getGenesisHash" });
  expect(takenBy(other, json({ jsonrpc: "2.0", id: 1, result: "sig1" }))).toBeNull();
});
