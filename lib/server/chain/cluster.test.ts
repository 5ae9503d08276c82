import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { rpcCluster, type RpcCluster } from "./cluster";
import type { Endpoint } from "./endpoint";
import { isAbsentForGood } from "./signatures";
import { broadcast } from "./broadcast";
import { isNodeTrouble, RpcError } from "./rpc-error";

type Answers = (method: string) => unknown;

/** An endpoint that answers from a function; what it throws is thrown as a lost connection is. */
const endpoint = (answers: Answers): Endpoint & { asked: string[] } => {
  const asked: string[] = [];
  return {
    asked,
    ask: ({ method }) => {
      asked.push(method);
      try {
        const result = answers(method);
        return Promise.resolve({ text: JSON.stringify({ result }), result, error: null });
      } catch (error) {
        if (error instanceof RpcError && !isNodeTrouble(error)) {
          return Promise.resolve({ text: "", result: null, error });
        }
        return Promise.reject(error instanceof Error ? error : new Error("thrown"));
      }
    },
  };
};
const dead: Answers = () => {
  throw new Error("connection lost");
};
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  return error instanceof CodedError ? error.code : "another outcome";
};

describe("several endpoints", () => {
  it("are asked in their order, and the next only where one does not answer", async () => {
    const [first, second] = [endpoint(dead), endpoint(() => 7)];
    const cluster = rpcCluster([first, second]);
    expect(await cluster.result("getSlot", [])).toBe(7);
    expect([first.asked.length, second.asked.length]).toEqual([1, 1]);
  });

  it("leave one that failed for last for a while, then trust it again", async () => {
    let now = 0;
    let broken = true;
    const first = endpoint((method) => (broken ? dead(method) : 1));
    const second = endpoint(() => 2);
    const cluster = rpcCluster([first, second], () => now);
    await cluster.result("getSlot", []);
    broken = false;
    expect(await cluster.result("getSlot", [])).toBe(2);
    now = 5_000;
    expect(await cluster.result("getSlot", [])).toBe(1);
  });

  it("do not shop around for another answer to a request that was refused", async () => {
    const refusing = endpoint(() => {
      throw new RpcError(-32602, "Invalid params", undefined);
    });
    const second = endpoint(() => 1);
    await expect(rpcCluster([refusing, second]).result("getSlot", [])).rejects.toThrow(
      "Invalid params",
    );
    expect(second.asked).toEqual([]);
  });

  it("step in for a node that has fallen behind", async () => {
    const behind = endpoint(() => {
      throw new RpcError(-32005, "Node is behind by 42 slots", undefined);
    });
    expect(await rpcCluster([behind, endpoint(() => 9)]).result("getSlot", [])).toBe(9);
  });

  it("are unavailable when none answers", async () => {
    expect(await codeOf(rpcCluster([endpoint(dead), endpoint(dead)]).result("getSlot", []))).toBe(
      "CHAIN_UNAVAILABLE",
    );
  });
});

describe("whether a signature can never land any more", () => {
  const node = (height: number, known: boolean): Answers => {
    const status = known ? { slot: 5, confirmationStatus: "confirmed", err: null } : null;
    return (method) => (method === "getBlockHeight" ? height : { value: [status] });
  };
  const absent = (...nodes: [Answers, ...Answers[]]): Promise<boolean> => {
    const [first, ...others] = nodes;
    return isAbsentForGood(rpcCluster([endpoint(first), ...others.map(endpoint)]), "sig", 100n);
  };

  it("needs the height to have passed, not reached", async () => {
    expect(await absent(node(100, false))).toBe(false);
    expect(await absent(node(101, false))).toBe(true);
  });

  it("is denied by one endpoint that knows it, or has not come that far", async () => {
    expect(await absent(node(101, false), node(101, true))).toBe(false);
    expect(await absent(node(101, false), node(99, false))).toBe(false);
  });

  it("leaves out an endpoint that does not answer, but not all of them", async () => {
    expect(await absent(dead, node(101, false))).toBe(true);
    expect(await codeOf(absent(dead, dead))).toBe("CHAIN_UNAVAILABLE");
  });

  it("is not concluded from an answer of another shape", async () => {
    expect(await codeOf(absent(() => ({ value: [] })))).toBe("CHAIN_UNAVAILABLE");
    expect(
      await codeOf(absent((method) => (method === "getBlockHeight" ? 2 ** 60 : { value: [null] }))),
    ).toBe("CHAIN_UNAVAILABLE");
  });
});

describe("sending", () => {
  const sendTo = (answers: Answers) =>
    broadcast(rpcCluster([endpoint(answers)]), new Uint8Array([1]));
  const preflight = (err: unknown): RpcError =>
    new RpcError(-32002, "Transaction simulation failed", { err, logs: [] });

  it("keeps the preflight on", async () => {
    const seen: unknown[] = [];
    const cluster: Pick<RpcCluster, "result"> = {
      result: (_method, params) => {
        seen.push(...params);
        return Promise.resolve("sig");
      },
    };
    await broadcast(cluster, new Uint8Array([1]));
    expect(JSON.stringify(seen)).not.toContain("skipPreflight");
  });

  it("takes bytes that landed already for taken", async () => {
    const result = await sendTo(() => {
      throw preflight("AlreadyProcessed");
    });
    expect(result).toEqual({ kind: "accepted" });
  });

  it("tells why a node said no", async () => {
    const result = await sendTo(() => {
      throw preflight({ InstructionError: [3, { Custom: 1 }] });
    });
    expect(result).toEqual({ kind: "rejected", reason: '{"InstructionError":[3,{"Custom":1}]}' });
  });

  it("does not call a lost connection a no", async () => {
    expect(await codeOf(sendTo(dead))).toBe("CHAIN_UNAVAILABLE");
  });
});
