import {
  appendTransactionMessageInstructions,
  createTransactionMessage,
  generateKeyPairSigner,
  getBase64EncodedWireTransaction,
  pipe,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingDurableNonce,
  signTransactionMessageWithSigners,
  type KeyPairSigner,
  type Nonce,
} from "@solana/kit";
import {
  fetchNonce,
  getCreateAccountInstruction,
  getInitializeNonceAccountInstruction,
  getNonceSize,
  getTransferSolInstruction,
  SYSTEM_PROGRAM_ADDRESS,
} from "@solana-program/system";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalCluster } from ".";
import { call, kitClient, testCluster } from "./test-support";

let cluster: LocalCluster;
let client: ReturnType<typeof kitClient>;
beforeAll(async () => {
  cluster = await testCluster();
  client = kitClient(cluster);
});
afterAll(() => cluster.close());

const isNonce = (text: string): text is Nonce => text !== "";

const nonceOwner = async () => {
  const payer = await client.funded();
  const account = await generateKeyPairSigner();
  await client.confirm(payer, [
    getCreateAccountInstruction({
      payer,
      newAccount: account,
      lamports: 2_000_000n,
      space: BigInt(getNonceSize()),
      programAddress: SYSTEM_PROGRAM_ADDRESS,
    }),
    getInitializeNonceAccountInstruction({
      nonceAccount: account.address,
      nonceAuthority: payer.address,
    }),
  ]);
  const value = async () => (await fetchNonce(client.rpc, account.address)).data.blockhash;
  return { payer, account: account.address, value };
};

const transfer = async (
  { payer, account, value }: Awaited<ReturnType<typeof nonceOwner>>,
  amount: bigint,
  authority: KeyPairSigner = payer,
) => {
  const nonce = await value();
  if (!isNonce(nonce)) throw new TypeError("no nonce");
  const destination = (await generateKeyPairSigner()).address;
  const message = pipe(
    createTransactionMessage({ version: 0 }),
    (empty) => setTransactionMessageFeePayerSigner(payer, empty),
    (unsigned) =>
      appendTransactionMessageInstructions(
        [getTransferSolInstruction({ source: payer, destination, amount })],
        unsigned,
      ),
    (unsigned) =>
      setTransactionMessageLifetimeUsingDurableNonce(
        { nonce, nonceAccountAddress: account, nonceAuthorityAddress: authority.address },
        unsigned,
      ),
  );
  return {
    destination,
    wire: getBase64EncodedWireTransaction(await signTransactionMessageWithSigners(message)),
  };
};

const send = (wire: string, skipPreflight = false) =>
  call(cluster, "sendTransaction", wire, { encoding: "base64", skipPreflight });

describe("a durable nonce", () => {
  it("outlives every blockhash, is spent once, and then is another", async () => {
    const owner = await nonceOwner();
    const before = await owner.value();
    const { wire, destination } = await transfer(owner, 1_000_000_000n);
    cluster.advanceSlots(1_000);
    expect(await send(wire)).toHaveProperty("result");
    expect((await client.rpc.getBalance(destination).send()).value).toBe(1_000_000_000n);
    expect(await owner.value()).not.toBe(before);
  });

  it("is spent by a transaction that fails, too", async () => {
    const owner = await nonceOwner();
    const before = await owner.value();
    const { wire } = await transfer(owner, 99_000_000_000n);
    cluster.advanceSlots(1_000);
    await send(wire, true);
    const after = await owner.value();
    expect(after).not.toBe(before);
    const next = await transfer(owner, 1_000_000_000n);
    cluster.advanceSlots(1);
    expect(await send(next.wire)).toHaveProperty("result");
  });

  it("is no lifetime once it has moved on", async () => {
    const owner = await nonceOwner();
    const stale = await transfer(owner, 1_000_000_000n);
    const { wire } = await transfer(owner, 2_000_000_000n);
    cluster.advanceSlots(1_000);
    await send(wire);
    cluster.advanceSlots(1);
    expect(await send(stale.wire)).toMatchObject({
      error: { code: -32002, data: { err: "BlockhashNotFound" } },
    });
  });

  it("is shown parsed", async () => {
    const { account, payer, value } = await nonceOwner();
    expect(
      await call(cluster, "getAccountInfo", account, { encoding: "jsonParsed" }),
    ).toMatchObject({
      result: {
        value: {
          data: {
            program: "nonce",
            parsed: {
              type: "initialized",
              info: {
                authority: payer.address,
                blockhash: await value(),
                feeCalculator: { lamportsPerSignature: "5000" },
              },
            },
          },
        },
      },
    });
  });
});
