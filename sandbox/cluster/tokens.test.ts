import {
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstructionAsync,
  getInitializeMint2Instruction,
  getMintSize,
  getMintToInstruction,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import { TOKEN_2022_PROGRAM_ADDRESS } from "@solana-program/token-2022";
import { getCreateAccountInstruction } from "@solana-program/system";
import {
  generateKeyPairSigner,
  getSignatureFromTransaction,
  type Address,
  type Base58EncodedBytes,
} from "@solana/kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalCluster } from ".";
import { kitClient, testCluster } from "./test-support";

const isBytes = (text: string): text is Base58EncodedBytes => text !== "";
const asBytes = (text: string): Base58EncodedBytes => {
  if (!isBytes(text)) throw new TypeError("no bytes");
  return text;
};

const held = (balance: { owner?: Address; uiTokenAmount: { amount: string } }): string =>
  `${balance.owner ?? "nobody"} ${balance.uiTokenAmount.amount}`;

let cluster: LocalCluster;
let client: ReturnType<typeof kitClient>;
beforeAll(async () => {
  cluster = await testCluster();
  client = kitClient(cluster);
});
afterAll(() => cluster.close());

const mintTo = async (tokenProgram: Address) => {
  const owner = await client.funded();
  const mint = await generateKeyPairSigner();
  const space = BigInt(getMintSize());
  const rent = await client.rpc.getMinimumBalanceForRentExemption(space).send();
  const [ata] = await findAssociatedTokenPda({
    owner: owner.address,
    mint: mint.address,
    tokenProgram,
  });
  const at = { programAddress: tokenProgram };
  await client.confirm(owner, [
    getCreateAccountInstruction({
      payer: owner,
      newAccount: mint,
      lamports: rent,
      space,
      programAddress: tokenProgram,
    }),
    getInitializeMint2Instruction(
      { mint: mint.address, decimals: 2, mintAuthority: owner.address },
      at,
    ),
    await getCreateAssociatedTokenIdempotentInstructionAsync({
      payer: owner,
      owner: owner.address,
      mint: mint.address,
      tokenProgram,
    }),
    getMintToInstruction(
      { mint: mint.address, token: ata, mintAuthority: owner, amount: 12_345n },
      at,
    ),
  ]);
  return { owner, mint: mint.address, ata };
};

describe.each([
  ["spl-token", TOKEN_PROGRAM_ADDRESS],
  ["spl-token-2022", TOKEN_2022_PROGRAM_ADDRESS],
])("%s", (program, tokenProgram) => {
  it("is read parsed, by owner, by balance, by supply", async () => {
    const { owner, mint, ata } = await mintTo(tokenProgram);
    const { value: account } = await client.rpc
      .getAccountInfo(ata, { encoding: "jsonParsed" })
      .send();
    expect(account?.data).toMatchObject({
      program,
      parsed: {
        type: "account",
        info: {
          mint,
          owner: owner.address,
          state: "initialized",
          isNative: false,
          tokenAmount: { amount: "12345", decimals: 2, uiAmountString: "123.45" },
        },
      },
    });
    const { value: mintAccount } = await client.rpc
      .getAccountInfo(mint, { encoding: "jsonParsed" })
      .send();
    expect(mintAccount?.data).toMatchObject({
      parsed: { type: "mint", info: { supply: "12345", freezeAuthority: null } },
    });
    const owned = await client.rpc
      .getTokenAccountsByOwner(owner.address, { mint }, { encoding: "base64" })
      .send();
    expect(owned.value.map((each) => each.pubkey)).toEqual([ata]);
    const byProgram = await client.rpc
      .getTokenAccountsByOwner(
        owner.address,
        { programId: tokenProgram },
        { encoding: "jsonParsed" },
      )
      .send();
    expect(byProgram.value).toHaveLength(1);
    const balance = await client.rpc.getTokenAccountBalance(ata).send();
    expect(balance.value.amount).toBe("12345");
    const supply = await client.rpc.getTokenSupply(mint).send();
    expect(supply.value.uiAmountString).toBe("123.45");
    const largest = await client.rpc.getTokenLargestAccounts(mint).send();
    expect(largest.value).toMatchObject([{ address: ata, amount: "12345" }]);
    const all = await client.rpc
      .getProgramAccounts(tokenProgram, {
        encoding: "base64",
        filters: [{ memcmp: { offset: 0n, bytes: asBytes(mint), encoding: "base58" } }],
      })
      .send();
    expect(all.map((each) => each.pubkey)).toEqual([ata]);
  });

  it("moves, with token balances and inner instructions in the history", async () => {
    const { owner, mint, ata } = await mintTo(tokenProgram);
    const other = await generateKeyPairSigner();
    const [destination] = await findAssociatedTokenPda({
      owner: other.address,
      mint,
      tokenProgram,
    });
    const sent = await client.confirm(owner, [
      await getCreateAssociatedTokenIdempotentInstructionAsync({
        payer: owner,
        owner: other.address,
        mint,
        tokenProgram,
      }),
      getTransferCheckedInstruction(
        { source: ata, mint, destination, authority: owner, amount: 345n, decimals: 2 },
        { programAddress: tokenProgram },
      ),
    ]);
    const landed = await client.rpc
      .getTransaction(getSignatureFromTransaction(sent), {
        commitment: "confirmed",
        encoding: "jsonParsed",
        maxSupportedTransactionVersion: 0,
      })
      .send();
    const { meta, transaction } = landed ?? {};
    expect(transaction?.message.instructions[1]).toMatchObject({
      program: "spl-token",
      parsed: {
        type: "transferChecked",
        info: {
          source: ata,
          destination,
          authority: owner.address,
          tokenAmount: { amount: "345" },
        },
      },
    });
    expect(meta?.preTokenBalances?.map(held)).toEqual([`${owner.address} 12345`]);
    expect(meta?.postTokenBalances?.map(held).sort()).toEqual(
      [`${owner.address} 12000`, `${other.address} 345`].sort(),
    );
    const inner = meta?.innerInstructions?.[0];
    expect(inner?.index).toBe(0);
    const created = inner?.instructions.find(
      (each) => "program" in each && each.program === "system",
    );
    expect(created).toMatchObject({ stackHeight: 2, parsed: { type: "createAccount" } });
    expect(inner?.instructions).toContainEqual(
      expect.objectContaining({
        parsed: {
          type: "initializeAccount3",
          info: { account: destination, mint, owner: other.address },
        },
      }),
    );
  });
});
