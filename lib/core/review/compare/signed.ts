import { formatSol } from "../../money";
import { toBase58, type Address } from "../../solana";
import { signerStates } from "../decode/signatures";
import { decodeTransaction, type DecodedTransaction } from "../decode/transaction";
import { networkFee } from "../effects/network-fee";
import { SYSTEM } from "../programs/addresses";
import { ruleTable } from "../rule-table";
import type { RuleId } from "../rule-ids";
import type { Finding } from "../types";
import { compareSettings } from "./fee-settings";
import { addedPrivileges, compareInstructions, topLevel } from "./instructions";

export interface SignedComparison {
  /** Empty: what came back may be reviewed again and sent. */
  readonly findings: readonly Finding[];
  /** What the wallet added that is known to be harmless, one sentence each. */
  readonly benign: readonly string[];
  /** base58 of the fee payer's signature; null while that is missing. */
  readonly signature: string | null;
}

const finding = (
  rule: RuleId,
  message: string,
  facts: Readonly<Record<string, string>> = {},
): Finding => ({
  rule,
  severity: ruleTable[rule].severity,
  instruction: null,
  message,
  facts,
});

const NONCE = [4, 0, 0, 0];
const usesNonce = ({ instructions: [first] }: DecodedTransaction): boolean =>
  first?.program === SYSTEM && NONCE.every((byte, index) => first.data[index] === byte);

const signerKeys = (transaction: DecodedTransaction): string =>
  transaction.staticKeys.slice(0, transaction.header.requiredSignatures).toSorted().join(" ");

/** Differences outside the instructions, one sentence each. */
const frameDifferences = (reviewed: DecodedTransaction, signed: DecodedTransaction): string[] => [
  ...(reviewed.version === signed.version ? [] : ["The message has another version."]),
  ...(reviewed.staticKeys[0] === signed.staticKeys[0]
    ? []
    : ["Another account would pay the network fee."]),
  ...(signerKeys(reviewed) === signerKeys(signed) ? [] : ["Other accounts have to sign."]),
  ...(reviewed.blockhash === signed.blockhash ? [] : ["It is tied to another block."]),
  ...(usesNonce(signed) ? ["It would never expire."] : []),
  ...addedPrivileges(reviewed, signed),
];

const compareMessages = (
  reviewed: DecodedTransaction,
  signed: DecodedTransaction,
  networkFeeLimit: bigint,
): { refused: readonly string[]; benign: readonly string[] } => {
  const before = topLevel(reviewed);
  const instructions = topLevel(signed);
  const { refused, guards } = compareInstructions(before, instructions);
  const settings = compareSettings(before, instructions);
  const fee = networkFee(signed, instructions);
  const total = `${formatSol(fee.total)} SOL`;
  const differences = [
    ...frameDifferences(reviewed, signed),
    ...refused,
    ...settings.refused,
    ...(settings.edits.length > 0 && fee.total > networkFeeLimit
      ? [`The network fee was changed to ${total}.`]
      : []),
    ...(fee.duplicates.length > networkFee(reviewed, before).duplicates.length
      ? ["The network fee is set twice."]
      : []),
  ];
  const benign = [
    ...(guards > 0
      ? [`The wallet added ${guards} Lighthouse guard${guards === 1 ? "" : "s"}.`]
      : []),
    ...settings.edits,
    ...(settings.edits.length > 0 ? [`The wallet set a network fee of ${total}.`] : []),
  ];
  return { refused: differences, benign: differences.length === 0 ? benign : [] };
};

const signatureFindings = async (
  signed: DecodedTransaction,
  wallet: Address,
): Promise<Finding[]> => {
  const states = await signerStates(signed);
  const own = states.find(({ address }) => address === wallet);
  const words = { missing: "is missing", invalid: "does not fit" } as const;
  const others = states.flatMap(({ address, state }) =>
    address === wallet || state === "valid"
      ? []
      : [finding("POST-03", `The signature of ${address} ${words[state]}.`, { signer: address })],
  );
  if (own?.state === "valid") return others;
  return [
    finding("POST-02", `Your wallet's signature ${words[own?.state ?? "missing"]}.`, {
      signer: wallet,
    }),
    ...others,
  ];
};

/**
 * What the wallet returned against what was reviewed (POST-01 to POST-03). Wallets may add guards
 * and fee settings by contract, so byte equality is the wrong test; everything else is refused.
 * Purely a comparison: the returned transaction still has to be reviewed under the same intent.
 * @param input.networkFeeLimit lamports, the intent's limit. Never throws and never rejects.
 */
export const compareSigned = async (input: {
  readonly reviewed: Uint8Array;
  readonly signed: Uint8Array;
  readonly wallet: Address;
  readonly networkFeeLimit: bigint;
}): Promise<SignedComparison> => {
  const reviewed = decodeTransaction(input.reviewed);
  const signed = decodeTransaction(input.signed);
  if (!reviewed.ok || !signed.ok) {
    const reason = !signed.ok ? signed.reason : !reviewed.ok ? reviewed.reason : "";
    return {
      findings: [
        finding("POST-01", "What the wallet returned is not a proper transaction.", { reason }),
      ],
      benign: [],
      signature: null,
    };
  }
  const { refused, benign } = compareMessages(
    reviewed.transaction,
    signed.transaction,
    input.networkFeeLimit,
  );
  const [first] = signed.transaction.signatures;
  return {
    findings: [
      ...refused.map((message) => finding("POST-01", message)),
      ...(await signatureFindings(signed.transaction, input.wallet)),
    ],
    benign,
    signature: first === undefined || first.every((byte) => byte === 0) ? null : toBase58(first),
  };
};
