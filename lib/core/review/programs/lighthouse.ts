import { LIGHTHOUSE } from "./addresses";
import { byteTag, instructionTable, type ProgramTable } from "./layout";

/** The accounts that a guard looks at; most look at one. */
const asserted: Readonly<Record<string, string>> = {
  assertAccountDelta: "accountA accountB",
  assertSysvarClock: "",
  assertMerkleTreeAccount: "targetMerkleTree root splAccountCompression",
};

/** From tag 2 on. */
const guards = [
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
] as const;

/**
 * Guards that wallets append: each fails the transaction where a stated condition does not hold.
 * 0 and 1 write memory and are no guards. Source: Jac0xb/lighthouse `instruction.rs`.
 */
export const lighthouseProgram: ProgramTable = {
  name: "Lighthouse",
  ids: [LIGHTHOUSE],
  tag: byteTag,
  instructions: instructionTable([
    [
      "0",
      "memoryWrite",
      "lighthouseProgram systemProgram payer memory sourceAccount",
      "memoryId:u8 memoryBump:u8 write:rest",
    ],
    ["1", "memoryClose", "lighthouseProgram payer memory", "memoryId:u8 memoryBump:u8"],
    ...guards.map(
      (name, index) =>
        [
          (index + 2).toString(),
          name,
          asserted[name] ?? "targetAccount",
          "logLevel:u8 assertion:rest",
        ] as const,
    ),
  ]),
};
