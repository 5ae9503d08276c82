import type { Sentences } from "./sentences";

export const systemSentences: Sentences = {
  createAccount:
    "Creates the account {newAccount} of {space:count} bytes with {lamports:sol} from {payer}, in the hands of the program {programAddress}.",
  assign: "Hands {account} over to the program {programAddress}, which can then empty it.",
  transferSol: "Transfers {amount:sol} from {source} to {destination}.",
  createAccountWithSeed:
    "Creates the account {newAccount}, derived from {base}, with {amount:sol} from {payer}, in the hands of the program {programAddress}.",
  advanceNonceAccount:
    "Uses up the nonce in {nonceAccount}; standing first, it makes a transaction that never expires.",
  withdrawNonceAccount:
    "Takes {withdrawAmount:sol} out of the nonce account {nonceAccount} for {recipientAccount}.",
  initializeNonceAccount:
    "Turns {nonceAccount} into a nonce account that {nonceAuthority} commands.",
  authorizeNonceAccount:
    "Gives the command of the nonce account {nonceAccount} to {newNonceAuthority}.",
  allocate:
    "Reserves {space:count} bytes in {newAccount}, which can then no longer be a plain wallet.",
  allocateWithSeed:
    "Reserves {space:count} bytes in {newAccount}, derived from {base}, and hands it to the program {programAddress}.",
  assignWithSeed:
    "Hands {account}, derived from {base}, over to the program {programAddress}, which can then empty it.",
  transferSolWithSeed:
    "Transfers {amount:sol} from {source}, an account derived from {baseAccount}, to {destination}.",
  upgradeNonceAccount: "Brings the nonce account {nonceAccount} up to the present format.",
  createAccountAllowPrefund:
    "Creates the account {newAccount} of {space:count} bytes with {lamports:sol} from {payer|what it already holds}, in the hands of the program {programAddress}.",
};
