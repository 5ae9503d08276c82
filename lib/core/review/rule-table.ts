import type { RuleId } from "./rule-ids";
import type { Severity } from "./types";

export interface RuleWords {
  /** What the rule's findings weigh unless the finding says otherwise. */
  readonly severity: Severity;
  /** A few words that name what was found. */
  readonly title: string;
  /** Two or three sentences that unfold under the finding: why it matters. */
  readonly why: string;
}

const block = (title: string, why: string): RuleWords => ({ severity: "block", title, why });
const warn = (title: string, why: string): RuleWords => ({ severity: "warn", title, why });

/** What each rule is called and why it exists. A rule without its row does not compile. */
export const ruleTable: Readonly<Record<RuleId, RuleWords>> = {
  "MSG-01": block(
    "Unreadable transaction",
    "These bytes are not one well-formed transaction, or carry something after its end. Programs disagree about such bytes, so what is shown could differ from what is run.",
  ),
  "MSG-02": block(
    "Unknown version or instruction",
    "This review knows the legacy and version 0 formats and the published instructions of the common programs. Something newer or altered could act in a way that can't be explained here.",
  ),
  "MSG-03": block(
    "Not for your wallet",
    "Your wallet is not among the accounts that have to sign. A transaction that does not need you has no reason to be put before you.",
  ),
  "MSG-04": block(
    "Someone else pays the network fee",
    "The first signer pays the network fee. It should be your wallet or a sponsor the operator has named; anyone else shows that the transaction was made for another purpose.",
  ),
  "MSG-05": block(
    "Another signature is needed",
    "A transaction is ready for you only when everybody else has signed. A signature that is still missing lets somebody else decide later what happens to yours.",
  ),
  "MSG-06": block(
    "A signature is not valid",
    "A signature already on the transaction does not fit its content. It was changed after it was signed, or the signature is made up.",
  ),
  "MSG-07": block(
    "Never expires",
    "The transaction uses a durable nonce instead of a recent block. Once signed it could be sent months from now, when you no longer expect it.",
  ),
  "MSG-08": block(
    "Expired",
    "A transaction is tied to a recent block and dies after about a minute. This one can't be accepted any more; prepare it again to get a fresh one. Nothing was paid.",
  ),
  "MSG-09": block(
    "Another network",
    "The cluster that answers is not the one you agreed to pay on. The same addresses mean other things there.",
  ),
  "MSG-10": block(
    "Hidden accounts",
    "Some accounts are named only by their place in a lookup table, and that table or place can't be read. What can't be seen can't be agreed to.",
  ),
  "MSG-11": warn(
    "A lookup table can still grow",
    "Its owner can add entries. Entries that exist don't change, so this transaction means the same later, but the table is not finished.",
  ),
  "MSG-12": block(
    "Broken batch",
    "Several token instructions are packed into one, and the packing is wrong or nested. Each part has to be readable on its own.",
  ),
  "INTENT-01": block(
    "The page and the server disagree",
    "What you saw on the page is not what this site's server recorded for the purchase. The listing may have changed in between; go back and look at it again.",
  ),
  "PAY-01": block(
    "A different total",
    "The SOL that leaves your wallet is not the price plus the network fee and the deposit for your new account. Every lamport has to be explained.",
  ),
  "PAY-02": block(
    "An unknown recipient",
    "The transaction pays an address that is not part of this purchase. The seller comes from the listing and the marketplace from this site's own settings, never from the transaction.",
  ),
  "PAY-03": block(
    "A different amount",
    "One of the agreed recipients would get another amount than the price says. A wrong split is a wrong sale.",
  ),
  "PAY-04": block(
    "Takes other tokens",
    "Tokens leave your wallet only as you agreed: a purchase is paid in SOL and takes none, a listing hands over the one licence to the one place named.",
  ),
  "PAY-05": warn(
    "High network fee",
    "The fee a transaction offers goes to validators whether or not it succeeds. A far higher one than usual is a mistake or a way to burn your money.",
  ),
  "PAY-06": warn(
    "You pay for someone's account",
    "Each new account needs a deposit. The deposit is returned to whoever owns the account, and this one is not yours.",
  ),
  "PAY-07": block(
    "Not enough SOL",
    "Your wallet holds less than the price, the network fee and the deposit together. The transaction would fail and could still cost the fee.",
  ),
  "PAY-08": block(
    "A look-alike address",
    "An address here begins and ends like one you know but differs in the middle. People compare only the ends, and thieves make addresses to match.",
  ),
  "GET-01": block(
    "You would not get it",
    "What the listing promises does not arrive in your wallet's own account for it, or arrives where somebody else can close, empty or freeze it. You would pay for nothing.",
  ),
  "GET-02": warn(
    "The token has strings attached",
    "Its mint can tax it, stop it or take it back, is not that of a single licence, or can't be read at all. Ask whether that is what you want to own.",
  ),
  "GET-03": warn(
    "Someone else controls the token",
    "The authority that can freeze the token or make more of it is not one this site's operator has named.",
  ),
  "GET-04": warn(
    "Nothing is promised in return",
    "REALM sells some assets without a licence token. Then nothing on the chain shows that they are yours, and this review can check only what you pay.",
  ),
  "AUTH-01": block(
    "Takes over an account",
    "The instruction gives your account to another program or sets aside its storage. No balance moves, so a simulation looks harmless, but afterwards your key no longer rules the account.",
  ),
  "AUTH-02": block(
    "Changes who owns it",
    "The instruction hands the authority over a token account or mint of yours to someone. Whoever holds it can take everything in it.",
  ),
  "AUTH-03": block(
    "Lets someone spend later",
    "An approval names a delegate who may move your tokens at any later time without asking. A purchase never needs one.",
  ),
  "AUTH-04": block(
    "Closes your account",
    "The instruction closes a token account of yours or takes the SOL out of it. Deposits of yours should come back to you and only when you ask.",
  ),
  "AUTH-05": block(
    "Destroys your tokens",
    "Burned tokens are gone for good. A purchase never needs that.",
  ),
  "AUTH-06": block(
    "Hands over control",
    "It changes or uses the authority over a nonce, stake, vote or program account. Whoever gets it controls what is inside.",
  ),
  "AUTH-07": block(
    "An unknown program gets your signature",
    "A program this review does not know is called with your wallet as signer. It could do anything you could do.",
  ),
  "AUTH-08": block(
    "An unknown program gets your account",
    "A program this review does not know may change a token account of yours. What it does with it can't be told from the instruction.",
  ),
  "AUTH-09": warn(
    "An unknown program takes part",
    "A program this review does not know is called, without your signature and without an account of yours. It can't take anything, but its purpose is unclear.",
  ),
  "AUTH-10": block(
    "Uses your authority for something else",
    "The instruction is known and acts with your wallet's authority, but what you agreed to does not need it. Anything beyond that is refused.",
  ),
  "AUTH-11": block(
    "Freezes your account",
    "The token's freeze authority would lock an account of yours in the same step. You would still own what is in it and could do nothing with it.",
  ),
  "SIM-01": block(
    "It would fail",
    "The cluster tried the transaction and it did not succeed. Its effects are unknown, so there is nothing to agree to.",
  ),
  "SIM-02": block(
    "Could not be tried",
    "The cluster could not be asked what the transaction does. Without that answer its effects are unknown; try again in a moment.",
  ),
  "SIM-03": block(
    "Does more than it says",
    "Tried on the cluster, the balances change in another way than the instructions say. A program moves something behind the scenes.",
  ),
  "SIM-04": block(
    "Control changes behind the scenes",
    "Tried on the cluster, an account of yours ends up with another owner, delegate or close authority, or frozen. Somebody else could empty or lock it.",
  ),
  "SIM-05": block(
    "Two endpoints disagree",
    "Two cluster endpoints were asked the same question and answered differently. One of them is behind or lying, and there is no telling which.",
  ),
  "SIM-06": warn(
    "Calls an unknown program",
    "A known program passes control on to one this review does not know. The observed effects were checked, but the program can change.",
  ),
  "MEMO-01": warn(
    "Odd characters in the memo",
    "The memo contains invisible or direction-changing characters that make text look like something else. They are shown escaped.",
  ),
  "MEMO-02": block(
    "Memo of another purchase",
    "The memo ties the payment to a purchase other than yours. You would pay for somebody else.",
  ),
  "POST-01": block(
    "The wallet changed it",
    "What came back from the wallet is not what was reviewed, beyond guards that wallets are known to add. It was not sent.",
  ),
  "POST-02": block(
    "Your signature is missing",
    "The wallet's signature is absent or does not fit the transaction. It was not sent.",
  ),
  "POST-03": block(
    "Another signature was lost",
    "A signature of another party was removed or no longer fits. It was not sent.",
  ),
  "CHAIN-01": block(
    "The chain shows something else",
    "What was confirmed differs from what was sent, or its effects from what was agreed. The operator has to look at it before anything is settled.",
  ),
};
