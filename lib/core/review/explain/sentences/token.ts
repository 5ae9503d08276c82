import type { Sentences } from "./sentences";

/** What both token programs have in common. */
export const tokenSentences: Sentences = {
  initializeMint:
    "Makes {mint} a token with {decimals:count} decimals; {mintAuthority} can create more of it, {freezeAuthority|nobody} can freeze accounts.",
  initializeAccount: "Opens {account} as a token account of {owner} for the token {mint}.",
  initializeMultisig: "Makes {multisig} an authority of which {m:count} members must sign.",
  transfer: "Transfers {amount:units} from {source} to {destination}.",
  approve: "Lets {delegate} spend {amount:units} out of {source}, now or at any later time.",
  revoke: "Takes back the right of anyone else to spend out of {source}.",
  setAuthority:
    "Gives the right to {authorityType:authority} {owned} to {newAuthority|nobody, for good}.",
  mintTo: "Creates {amount:units} of the token {mint} in {token}.",
  burn: "Destroys {amount:units} in {account}.",
  closeAccount: "Closes the token account {account}; the SOL in it goes to {destination}.",
  freezeAccount: "Freezes {account}: nothing can be sent from it or to it.",
  thawAccount: "Unfreezes {account}.",
  transferChecked: "Transfers {amount:units} from {source} to {destination}.",
  approveChecked: "Lets {delegate} spend {amount:units} out of {source}, now or at any later time.",
  mintToChecked: "Creates {amount:units} in {token}.",
  burnChecked: "Destroys {amount:units} in {account}.",
  initializeAccount2: "Opens {account} as a token account of {owner} for the token {mint}.",
  syncNative: "Counts the SOL that was sent to {account} as wrapped SOL.",
  initializeAccount3: "Opens {account} as a token account of {owner} for the token {mint}.",
  initializeMultisig2: "Makes {multisig} an authority of which {m:count} members must sign.",
  initializeMint2:
    "Makes {mint} a token with {decimals:count} decimals; {mintAuthority} can create more of it, {freezeAuthority|nobody} can freeze accounts.",
  getAccountDataSize: "Asks how large an account for the token {mint} is; it changes nothing.",
  initializeImmutableOwner: "Fixes the owner of the token account {account} for good.",
  amountToUiAmount: "Asks how an amount of the token {mint} is written; it changes nothing.",
  uiAmountToAmount:
    "Asks for the base units of a written amount of the token {mint}; it changes nothing.",
  withdrawExcessLamports: "Takes the SOL beyond its deposit out of {source} for {destination}.",
  unwrapLamports:
    "Turns {amount:sol|all} of the wrapped SOL in {source} into SOL for {destination}.",
  batch: "Holds {parts:count} token instructions in one; each stands below as a part.",
};
