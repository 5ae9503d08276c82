import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccountRole, generateKeyPairSigner, getU64Encoder } from "@solana/kit";
import { SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kitClient, testCluster } from "../test-support";
import { hiddenTransfer, sandboxPrograms } from ".";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "cluster-"));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const AMOUNT = 1_000_000_000n;

/** Has the program move a SOL to a newcomer and gives what the newcomer holds then. */
const moveBehindTheScenes = async (
  cluster: Awaited<ReturnType<typeof testCluster>>,
): Promise<bigint> => {
  const client = kitClient(cluster);
  const payer = await client.funded();
  const gainer = (await generateKeyPairSigner()).address;
  await client.confirm(payer, [
    {
      programAddress: hiddenTransfer.address,
      accounts: [
        { address: payer.address, role: AccountRole.WRITABLE_SIGNER },
        { address: gainer, role: AccountRole.WRITABLE },
        { address: SYSTEM_PROGRAM_ADDRESS, role: AccountRole.READONLY },
      ],
      data: getU64Encoder().encode(AMOUNT),
    },
  ]);
  return (await client.rpc.getBalance(gainer, { commitment: "confirmed" }).send()).value;
};

describe("the sandbox's programs on its cluster", () => {
  it("are there from the start, run, and are there after a restart", async () => {
    const first = await testCluster({ dataDir });
    expect(await moveBehindTheScenes(first)).toBe(AMOUNT);
    await first.close();

    const second = await testCluster({ dataDir });
    const { rpc } = kitClient(second);
    for (const { address } of sandboxPrograms) {
      const { value } = await rpc.getAccountInfo(address, { encoding: "base64" }).send();
      expect(value?.executable, address).toBe(true);
    }
    expect(await moveBehindTheScenes(second)).toBe(AMOUNT);
    await second.close();
  });
});
