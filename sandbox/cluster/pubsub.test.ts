import { generateKeyPairSigner, getSignatureFromTransaction } from "@solana/kit";
import { getTransferSolInstruction } from "@solana-program/system";
import { once } from "node:events";
import { WebSocket, type RawData } from "ws";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import type { LocalCluster } from ".";
import { call, kitClient, testCluster } from "./test-support";

let cluster: LocalCluster;
let client: ReturnType<typeof kitClient>;
beforeAll(async () => {
  cluster = await testCluster();
  client = kitClient(cluster);
});
afterEach(() => {
  cluster.setFault(null);
});
afterAll(() => cluster.close());

const message = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.object({ code: z.number() }).optional(),
  method: z.string().optional(),
  params: z.object({ subscription: z.number(), result: z.unknown().optional() }).optional(),
});
type Message = z.output<typeof message>;

const textOf = (data: RawData): string =>
  Array.isArray(data)
    ? Buffer.concat(data).toString()
    : Buffer.from(new Uint8Array(data)).toString();

/** A bare client, to see every message in order. */
const bare = async () => {
  const socket = new WebSocket(cluster.wsUrl);
  const seen: Message[] = [];
  const waiting: { fits: (each: Message) => boolean; resolve: (each: Message) => void }[] = [];
  socket.on("message", (data) => {
    const next = message.parse(JSON.parse(textOf(data)));
    seen.push(next);
    for (const each of waiting) if (each.fits(next)) each.resolve(next);
  });
  await once(socket, "open");
  const until = (fits: (each: Message) => boolean): Promise<Message> =>
    new Promise((resolve) => {
      const found = seen.find(fits);
      if (found) resolve(found);
      else waiting.push({ fits, resolve });
    });
  let lastId = 0;
  const ask = (method: string, ...params: unknown[]): Promise<Message> => {
    const id = (lastId += 1);
    socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    return until((each) => each.id === id);
  };
  return { socket, seen, until, ask };
};

const signed = async (amount = 1_000_000_000n) => {
  const payer = await client.funded();
  const to = (await generateKeyPairSigner()).address;
  const transaction = await client.sign(payer, [
    getTransferSolInstruction({ source: payer, destination: to, amount }),
  ]);
  const wire = Buffer.from(
    await client.wire(payer, [
      getTransferSolInstruction({ source: payer, destination: to, amount }),
    ]),
    "base64",
  ).toString("base64");
  return { payer, to, wire, signature: getSignatureFromTransaction(transaction) };
};

describe("signatureSubscribe", () => {
  it("tells once, after its own answer, and is gone", async () => {
    const { socket, seen, until, ask } = await bare();
    const payer = await client.funded();
    const transaction = await client.confirm(payer, []);
    const signature = getSignatureFromTransaction(transaction);
    const { result: id } = await ask("signatureSubscribe", signature, { commitment: "confirmed" });
    const told = await until((each) => each.method === "signatureNotification");
    expect(told.params).toMatchObject({ subscription: id, result: { value: { err: null } } });
    cluster.advanceSlots(10);
    const gone = await ask("signatureUnsubscribe", id);
    expect(gone.error?.code).toBe(-32602);
    expect(seen.filter((each) => each.method !== undefined)).toHaveLength(1);
    socket.close();
  });

  it("does not tell before the commitment asked for is reached", async () => {
    const frozen = await testCluster({ slotMillis: 3_600_000 });
    const waiting = new WebSocket(frozen.wsUrl);
    await once(waiting, "open");
    const person = await generateKeyPairSigner();
    const { result: signature } = z
      .object({ result: z.string() })
      .parse(await call(frozen, "requestAirdrop", person.address, 1_000_000_000));
    const messages: string[] = [];
    waiting.on("message", (data) => messages.push(textOf(data)));
    const config = [signature, { commitment: "confirmed" }];
    const subscribe = { jsonrpc: "2.0", id: 1, method: "signatureSubscribe", params: config };
    waiting.send(JSON.stringify(subscribe));
    await once(waiting, "message");
    const asked = { jsonrpc: "2.0", id: 2, method: "slotUnsubscribe", params: [0] };
    waiting.send(JSON.stringify(asked));
    await once(waiting, "message");
    expect(messages).toHaveLength(2);
    const told = once(waiting, "message");
    frozen.advanceSlots(1);
    await told;
    expect(messages[2]).toContain("signatureNotification");
    waiting.close();
    await frozen.close();
  });
});

describe("other subscriptions", () => {
  it("tell of slots, accounts, programs and logs until unsubscribed", async () => {
    const { socket, seen, until, ask } = await bare();
    const { to, wire } = await signed();
    const processed = { commitment: "processed", encoding: "base64" };
    await ask("accountSubscribe", to, processed);
    await ask("programSubscribe", "11111111111111111111111111111111", processed);
    await ask("logsSubscribe", { mentions: [to] }, processed);
    const { result: slots } = await ask("slotSubscribe");
    await call(cluster, "sendTransaction", wire, { encoding: "base64" });
    const account = await until((each) => each.method === "accountNotification");
    expect(account.params?.result).toMatchObject({ value: { lamports: 1_000_000_000 } });
    const program = await until((each) => each.method === "programNotification");
    expect(program.params?.result).toMatchObject({ value: { account: { executable: false } } });
    const logs = await until((each) => each.method === "logsNotification");
    expect(logs.params?.result).toMatchObject({ value: { err: null } });
    await until((each) => each.method === "slotNotification");
    expect((await ask("slotUnsubscribe", slots)).result).toBe(true);
    const before = seen.filter((each) => each.method === "slotNotification").length;
    cluster.advanceSlots(1);
    await ask("slotUnsubscribe", -1);
    expect(seen.filter((each) => each.method === "slotNotification")).toHaveLength(before);
    socket.close();
  });

  it("refuse what they cannot read and what there is not", async () => {
    const { socket, ask } = await bare();
    expect((await ask("accountSubscribe", "not an address")).error?.code).toBe(-32602);
    expect((await ask("signatureSubscribe", "short")).error?.code).toBe(-32602);
    expect((await ask("weatherSubscribe")).error?.code).toBe(-32601);
    expect((await ask("getBalance")).error?.code).toBe(-32601);
    socket.close();
  });

  it("serve many clients at once", async () => {
    const people = await Promise.all(Array.from({ length: 25 }, bare));
    const { to, wire } = await signed();
    for (const { ask } of people) await ask("accountSubscribe", to, { encoding: "base64" });
    await call(cluster, "sendTransaction", wire, { encoding: "base64" });
    const told = people.map(({ until }) => until((each) => each.method === "accountNotification"));
    cluster.advanceSlots(4);
    expect(await Promise.all(told)).toHaveLength(25);
    for (const { socket } of people) socket.close();
  });
});
