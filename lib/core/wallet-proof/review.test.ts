import { getSetComputeUnitPriceInstruction } from "@solana-program/compute-budget";
import { getAdvanceNonceAccountInstruction } from "@solana-program/system";
import { beforeAll, describe, expect, it, test } from "vitest";
import { reviewTransaction } from "../review";
import { NOW } from "../review/testing/world";
import { address } from "../solana";
import { proofTransaction, reviewProof, type ProofGround } from ".";
import { createProofWorld, signInText, type ProofWorld } from "./testing/proof-world";
import { MEMO } from "./transaction";

const MEMO_V1 = address("Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo");

let proofs: ProofWorld;
beforeAll(async () => {
  proofs = await createProofWorld();
});

const review = (bytes: Uint8Array, change: Partial<ProofGround> = {}, words = proofs.text) =>
  reviewProof(bytes, words, { ...proofs.ground, ...change }, NOW);

const rulesOf = async (reviewing: ReturnType<typeof review>): Promise<string[]> => {
  const { verdict, problems } = await reviewing;
  expect(verdict).toBe(problems.length > 0 ? "block" : "ok");
  return [...new Set(problems.map(({ rule }) => rule))];
};

it("the one memo of the wallet passes, with nothing found and the text shown whole", async () => {
  const { verdict, review: general } = await review(proofs.proof);
  expect(verdict).toBe("ok");
  expect(general.findings).toEqual([]);
  expect(general.instructions).toMatchObject([
    { programName: "Memo", accounts: [{ address: proofs.wallet, signer: true }] },
  ]);
});

describe("anything beside the one memo of the wallet is PROOF-02", () => {
  const strange: Readonly<Record<string, (proofs: ProofWorld) => Promise<Uint8Array>>> = {
    "a transfer behind it": ({ made, memo, transfer }) => made([memo(), transfer()]),
    "a transfer before it": ({ made, memo, transfer }) => made([transfer(), memo()]),
    "a transfer instead of it": ({ made, transfer }) => made([transfer()]),
    "a second memo": ({ made, memo }) => made([memo(), memo("and this")]),
    "a fee setting": ({ made, memo }) =>
      made([getSetComputeUnitPriceInstruction({ microLamports: 9n }), memo()]),
    "a durable nonce": ({ made, memo, world }) => {
      const { address: nonceAccount } = world.stranger;
      const nonce = { nonceAccount, nonceAuthority: world.buyer };
      return made([getAdvanceNonceAccountInstruction(nonce), memo()]);
    },
    "another signer": ({ made, memo, text, world }) =>
      made([memo(text, MEMO, [world.buyer, world.seller])]),
    "another fee payer": ({ made, memo, world }) =>
      made([memo()], { feePayer: world.stranger.address }),
    "nothing at all in it": ({ made }) => made([]),
    "the older memo program, which vouches for nobody": ({ made, memo, text }) =>
      made([memo(text, MEMO_V1)]),
  };
  test.each(Object.entries(strange))("%s", async (_, make) => {
    expect(await rulesOf(review(await make(proofs)))).toContain("PROOF-02");
  });
});

it("a real blockhash under the same memo is PROOF-01: it could be sent", async () => {
  const { made, memo, world } = proofs;
  const bytes = await made([memo()], { blockhash: world.svm.latestBlockhash() });
  expect(await rulesOf(review(bytes))).toContain("PROOF-01");
});

it("another text in the memo than the one shown, or another version of the message, is PROOF-03", async () => {
  const { made, memo, text } = proofs;
  expect(await rulesOf(review(await made([memo(`${text} `)])))).toEqual(["PROOF-03"]);
  expect(await rulesOf(review(await made([memo()], { version: 0 })))).toEqual(["PROOF-03"]);
});

it("bytes that are no transaction, or one byte too many, are blocked", async () => {
  for (const bytes of [Uint8Array.of(1, 2, 3), Uint8Array.of(...proofs.proof, 0)]) {
    const { verdict, review: general } = await review(bytes);
    expect(verdict).toBe("block");
    expect(general.findings).toMatchObject([{ rule: "MSG-01" }]);
  }
});

describe("a text that is not this page's own is PROOF-04, though its transaction is in order", () => {
  const texts: Readonly<Record<string, (text: string) => string>> = {
    "for another site": (words) => words.replace("app.example wants", "evil.example wants"),
    "for another address of the site": (words) => words.replace("https://app", "https://www.app"),
    "for a confirmation": (words) => words.replace("sign in with", "confirm with"),
    "for another wallet": (words) => words.replace(/\n\w{32,44}\n/u, `\n${MEMO}\n`),
    "for another chain": (words) => words.replace("solana:localnet", "solana:mainnet"),
    "with characters that can't be seen": (words) =>
      words.replace("Sign in to", "Sign\u200b in to"),
    "that has expired": (words) => words.replace("22:04:00", "22:00:00"),
    "that never expires": (words) => words.replace(/\nExpiration.*/u, ""),
  };
  test.each(Object.entries(texts))("%s", async (_, change) => {
    const words = signInText(proofs.wallet, change);
    expect(words).not.toBe(proofs.text);
    const bytes = proofTransaction(proofs.wallet, words);
    expect(await rulesOf(review(bytes, {}, words))).toEqual(["PROOF-04"]);
  });

  test("for something else than what was pressed", async () => {
    const lines = ["Action: wallet.block"];
    expect(await rulesOf(review(proofs.proof, { lines }))).toEqual(["PROOF-04"]);
  });
});

describe("a purchase and a proof are never one another", () => {
  it("no purchase passes as a proof", async () => {
    const { world } = proofs;
    const rules = await rulesOf(review(await world.bytes(world.purchase())));
    expect(rules).toEqual(["PROOF-01", "PROOF-02", "PROOF-03"]);
  });

  it("no proof passes as a purchase, nor unharmed through the inspector", async () => {
    const { cluster, intent } = proofs.world;
    const ask = { transaction: proofs.proof, cluster, now: NOW };
    const agreed = await reviewTransaction({ ...ask, intent });
    expect(agreed.verdict).toBe("block");
    const rules = agreed.findings.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(["MSG-08", "PAY-01", "GET-01"]));
    const free = { version: 1, kind: "free", wallet: proofs.wallet } as const;
    const inspected = await reviewTransaction({ ...ask, intent: free });
    expect(inspected.findings.map(({ rule }) => rule)).toContain("MSG-08");
  });
});
