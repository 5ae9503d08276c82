import { sha256 } from "@noble/hashes/sha2.js";
import { base64 } from "@scure/base";
import { signatureSlot, signTransaction } from "../../../signing/sign";
import { MAX_TRANSACTION_BYTES, parseTransaction } from "../../../signing/wire";
import { fetchMode, fetchSigner } from "../signer";
import type { Request } from "../request";
import { accountCard, facts, numbered, section, signingAccount } from "./parts";
import type { Asking, Question } from "./question";

type TransactionRequest = Extract<Request, { method: "signTransaction" }>;

const isPresent = (signature: Uint8Array): boolean => signature.some((byte) => byte !== 0);

/** What identifies a transaction. What it does was shown by the app; a hash ties the two together. */
const transactionFacts = (wire: Uint8Array, address: string): HTMLElement => {
  const { message, parsed, signatures } = parseTransaction(wire);
  signatureSlot(parsed.signers, address);
  return facts([
    ["Message hash", base64.encode(sha256(message))],
    ["Size", `${wire.length} of ${MAX_TRANSACTION_BYTES} bytes`],
    ["Version", parsed.version === 0 ? "0" : "legacy"],
    ["Instructions", String(parsed.instructions)],
    ["Signatures", `${signatures.filter(isPresent).length} of ${signatures.length} present`],
  ]);
};

/** An account of the wallet's that the site did not ask for. */
const another = ({ wallet }: Asking, address: string): string =>
  wallet.accounts.find((account) => account.address !== address)?.address ?? address;

/** Sign this transaction? @throws Refusal where it can't be signed with the site's account. */
export const transactionQuestion = (
  asking: Asking,
  { address, inputs }: TransactionRequest,
): Question => {
  const account = signingAccount(asking, address);
  const shown = inputs.map((wire, index) =>
    section(numbered("Transaction", index, inputs.length), transactionFacts(wire, address)),
  );
  return {
    heading: inputs.length === 1 ? "Sign this transaction?" : "Sign these transactions?",
    body: [...shown, accountCard(account)],
    approve: async () => {
      const [signer, mode] = await Promise.all([fetchSigner(account.address), fetchMode()]);
      if (mode === "silent") return new Promise(() => undefined);
      const key = mode === "otherAccount" ? await fetchSigner(another(asking, address)) : signer;
      return { account, signed: inputs.map((wire) => signTransaction(wire, signer, mode, key)) };
    },
  };
};
