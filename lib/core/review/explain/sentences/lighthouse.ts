import type { Sentences } from "./sentences";

/** Guards: each makes the transaction fail where what it names is otherwise than stated. */
export const lighthouseSentences: Sentences = {
  memoryWrite: "Notes down an account’s state for a later guard, in an account it writes to.",
  memoryClose: "Closes an account that holds a guard’s notes.",
  assertAccountData: "A guard: fails unless an account holds the data it states.",
  assertAccountDataMulti: "A guard: fails unless an account holds the data it states.",
  assertAccountDelta: "A guard: fails unless two accounts differ as it states.",
  assertAccountInfo: "A guard: fails unless an account’s balance and owner are as it states.",
  assertAccountInfoMulti: "A guard: fails unless an account’s balance and owner are as it states.",
  assertMintAccount: "A guard: fails unless a token is as it states.",
  assertMintAccountMulti: "A guard: fails unless a token is as it states.",
  assertTokenAccount: "A guard: fails unless a token account is as it states.",
  assertTokenAccountMulti: "A guard: fails unless a token account is as it states.",
  assertStakeAccount: "A guard: fails unless a stake account is as it states.",
  assertStakeAccountMulti: "A guard: fails unless a stake account is as it states.",
  assertUpgradeableLoaderAccount: "A guard: fails unless a program is as it states.",
  assertUpgradeableLoaderAccountMulti: "A guard: fails unless a program is as it states.",
  assertSysvarClock: "A guard: fails unless the time is as it states.",
  assertMerkleTreeAccount: "A guard: fails unless a tree of compressed assets is as it states.",
  assertBubblegumTreeConfigAccount:
    "A guard: fails unless a tree of compressed assets is as it states.",
};
