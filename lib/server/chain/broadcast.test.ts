import { describe, expect, it } from "vitest";
import { broadcast } from "./broadcast";
import { RpcError } from "./rpc-error";
import { codeOf } from "./testing/code-of";
import { clusterOf, dead, type Answers } from "./testing/nodes";

const sendTo = (first: Answers, ...others: Answers[]) =>
  broadcast(clusterOf(first, ...others), new Uint8Array([1]));
const preflight =
  (err: unknown): Answers =>
  () => {
    throw new RpcError(-32002, "Transaction simulation failed", { err, logs: [] });
  };
const refusing = preflight({ InstructionError: [3, { Custom: 1 }] });
const taking: Answers = () => "sig";

describe("sending", () => {
  it("goes to every endpoint, preflight on", async () => {
    const seen: unknown[] = [];
    const node: Answers = (method, params) => {
      seen.push([method, params]);
      return "sig";
    };
    await sendTo(node, node);
    expect(seen).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toContain("skipPreflight");
  });

  it("is done where one endpoint took the bytes, whatever the others say", async () => {
    expect(await sendTo(dead, taking)).toEqual({ kind: "accepted" });
    expect(await sendTo(taking, refusing)).toEqual({ kind: "accepted" });
  });

  it("takes bytes that landed already for taken", async () => {
    expect(await sendTo(preflight("AlreadyProcessed"))).toEqual({ kind: "accepted" });
  });

  it("tells why no node took them", async () => {
    expect(await sendTo(refusing, dead)).toEqual({
      kind: "rejected",
      reason: '{"InstructionError":[3,{"Custom":1}]}',
    });
  });

  it("does not call a lost connection a no", async () => {
    expect(await codeOf(sendTo(dead))).toBe("CHAIN_UNAVAILABLE");
  });
});
