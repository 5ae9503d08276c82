import { AccountRole, type AccountMeta } from "@solana/kit";
import { getTransferCheckedInstruction } from "@solana-program/token-2022";
import { beforeEach, describe, expect, it } from "vitest";
import type { Address } from "../../solana";
import { TOKEN_2022 } from "../programs/addresses";
import { request } from "../testing/case";
import { mintExtensions, mintWith } from "../testing/mint-extensions";
import { rulesOf } from "../testing/rules-of";
import { createWorld, type World } from "../testing/world";

let world: World;
beforeEach(async () => {
  world = await createWorld();
  hookOn(world.otherMint, true);
});

const hookOn = (mint: Address, hook: boolean): void => {
  const extensions = mintExtensions(world.stranger.address, mint).filter(
    ({ __kind }) => __kind === (hook ? "TransferHook" : "MetadataPointer"),
  );
  world.account(mint, mintWith(extensions), 10_000_000n, TOKEN_2022);
};

/** Reviewed without an intent: a transfer of the escrow's own, with accounts behind its slots. */
const found = async (
  extra: readonly AccountMeta[],
  authority: "buyer" | "escrow" = "escrow",
  online = true,
  destination = world.strangerOther,
): Promise<string[]> => {
  const transfer = getTransferCheckedInstruction({
    source: world.escrowTokens,
    mint: world.otherMint,
    destination,
    authority: world[authority],
    amount: 1n,
    decimals: 0,
  });
  const bytes = await world.bytes([{ ...transfer, accounts: [...transfer.accounts, ...extra] }]);
  const simulate = () => Promise.reject(new Error("busy"));
  const rules = await rulesOf(
    request(world, bytes, {
      intent: { version: 1, kind: "free", wallet: world.buyer.address },
      cluster: online ? { ...world.cluster, simulate } : null,
    }),
  );
  return rules.filter((rule) => rule.startsWith("AUTH"));
};

describe("what stands behind the slots of a Token-2022 transfer goes to the token's hook", () => {
  const signer = (): AccountMeta => ({
    address: world.buyer.address,
    role: AccountRole.READONLY_SIGNER,
  });
  const tokens = (): AccountMeta => ({ address: world.buyerOther, role: AccountRole.WRITABLE });

  it("the wallet's signature, as if the hook were called itself", async () => {
    expect(await found([signer()])).toEqual(["AUTH-07 block"]);
    expect(await found([signer()], "escrow", false)).toEqual(["AUTH-07 block"]);
  });

  it("a token account of the wallet it may write to", async () => {
    expect(await found([tokens()])).toEqual(["AUTH-08 block"]);
  });

  it("nothing of the wallet's, which is nobody's concern", async () => {
    const other = { address: world.seller.address, role: AccountRole.WRITABLE };
    expect(await found([])).toEqual([]);
    expect(await found([other])).toEqual([]);
  });

  it("not what stands in the slots: tokens may arrive in the wallet's own account", async () => {
    expect(await found([], "escrow", true, world.buyerOther)).toEqual([]);
  });

  it("the wallet without its signature where it is the authority of the transfer", async () => {
    expect(await found([signer()], "buyer")).toEqual([]);
  });

  it("and to nobody where the token has no hook", async () => {
    hookOn(world.otherMint, false);
    expect(await found([signer(), tokens()])).toEqual([]);
  });
});
