import { LIGHTHOUSE } from "./addresses";
import { byteTag, instructionTable, type ProgramTable } from "./layout";

/**
 * Guards that wallets append: each fails the transaction where a stated condition does not hold.
 * 0 and 1 write memory and are no guards. Source: Jac0xb/lighthouse `instruction.rs`.
 */
export const lighthouseProgram: ProgramTable = {
  name: "Lighthouse",
  ids: [LIGHTHOUSE],
  tag: byteTag,
  instructions: instructionTable(
    [
      "memoryWrite",
      "memoryClose",
      "assertAccountData",
      "assertAccountDataMulti",
      "assertAccountDelta",
      "assertAccountInfo",
      "assertAccountInfoMulti",
      "assertMintAccount",
      "assertMintAccountMulti",
      "assertTokenAccount",
      "assertTokenAccountMulti",
      "assertStakeAccount",
      "assertStakeAccountMulti",
      "assertUpgradeableLoaderAccount",
      "assertUpgradeableLoaderAccountMulti",
      "assertSysvarClock",
      "assertMerkleTreeAccount",
      "assertBubblegumTreeConfigAccount",
    ].map((name, tag) => [tag.toString(), name, "", "assertion:rest"] as const),
  ),
};
