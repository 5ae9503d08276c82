import type { Intent } from "../intent";
import { balanceChanges } from "./changes";
import { messageContext } from "./assess/message-context";
import { rules } from "./assess/registry";
import type { ReviewContext } from "./assess/context";
import { readsTables, tablesUnread, TABLES_UNREAD } from "./assess/unread-tables";
import { signerStates } from "./decode/signatures";
import { decodeTransaction, hashMessage, type DecodedTransaction } from "./decode/transaction";
import { presentInstruction, presentOutcome } from "./present";
import { gather, resolveTransaction, type ChainFacts, type Resolved } from "./resolve/gather";
import type { ClusterReader } from "./resolve/cluster-reader";
import { ruleTable } from "./rule-table";
import type { RuleId } from "./rule-ids";
import type { Finding, Review, ReviewRequest } from "./types";
import { verdictOf, worstFirst } from "./verdict";

/** Nothing but one finding: the bytes did not get as far as being a transaction. */
const refusal = (rule: RuleId, message: string, reason: string): Review => ({
  version: 1,
  verdict: "block",
  findings: [
    { rule, severity: ruleTable[rule].severity, instruction: null, message, facts: { reason } },
  ],
  outcome: null,
  changes: [],
  instructions: [],
  signers: [],
  feePayer: null,
  messageVersion: null,
  blockhash: null,
  messageHash: null,
  skipped: rules
    .filter(({ id }) => id !== rule)
    .map(({ id }) => ({ rule: id, reason: "The transaction does not decode." })),
});

const assess = (context: ReviewContext): Pick<Review, "findings" | "skipped"> => {
  const findings: Finding[] = [];
  const skipped: { rule: RuleId; reason: string }[] = [];
  const blind = tablesUnread(context);
  for (const rule of rules) {
    const result = blind && readsTables(rule.id) ? { skipped: TABLES_UNREAD } : rule.run(context);
    if ("skipped" in result) skipped.push({ rule: rule.id, reason: result.skipped });
    else findings.push(...result.findings);
  }
  return { findings: worstFirst(findings), skipped };
};

const agreedIntent = ({ intent }: ReviewRequest): Intent | null =>
  intent.kind === "free" ? null : intent;

const reviewDecoded = async (
  request: ReviewRequest,
  transaction: DecodedTransaction,
): Promise<Review> => {
  const { cluster, secondCluster } = request;
  const checkingSignatures = signerStates(transaction);
  const resolved = await resolveTransaction(transaction, cluster);
  const promised = agreedIntent(request)?.receive.map(({ mint }) => mint) ?? [];
  const wallet = request.intent.wallet;
  const extra = [...promised, ...(wallet ? [wallet] : transaction.staticKeys.slice(0, 1))];
  const ask = async (
    reader: ClusterReader,
    tables: Resolved | Promise<Resolved>,
  ): Promise<ChainFacts> => gather(request.transaction, transaction, await tables, extra, reader);
  const [chain, second] = await Promise.all([
    cluster ? ask(cluster, resolved) : null,
    cluster && secondCluster
      ? ask(secondCluster, resolveTransaction(transaction, secondCluster))
      : null,
  ]);
  const context = messageContext(
    request,
    transaction,
    await checkingSignatures,
    resolved,
    chain,
    second,
  );
  const { findings, skipped } = assess(context);
  const inner = chain?.after ? (chain.simulation?.innerInstructions ?? null) : null;
  return {
    version: 1,
    verdict: verdictOf(findings, cluster === null),
    findings,
    outcome: cluster === null || chain?.after ? presentOutcome(context) : null,
    changes: balanceChanges(context),
    instructions: context.instructions.map((instruction) => presentInstruction(instruction, inner)),
    signers: context.signers.map(({ address, state }) => ({ address, signed: state === "valid" })),
    feePayer: context.feePayer,
    messageVersion: transaction.version,
    blockhash: transaction.blockhash,
    messageHash: hashMessage(transaction.messageBytes),
    skipped,
  };
};

/**
 * Decides whether a person may be asked to sign. Never throws and never rejects, whatever the bytes:
 * what can't be established is a finding that blocks. The cluster is asked only through the reader,
 * whose calls must come to an end on their own.
 */
export const reviewTransaction = async (request: ReviewRequest): Promise<Review> => {
  const decoded = decodeTransaction(request.transaction);
  if (!decoded.ok) {
    return decoded.problem === "version"
      ? refusal(
          "MSG-02",
          `This has ${decoded.reason}; only legacy and version 0 are known here.`,
          decoded.reason,
        )
      : refusal(
          "MSG-01",
          `These bytes are not a proper transaction: it ${decoded.reason}.`,
          decoded.reason,
        );
  }
  try {
    return await reviewDecoded(request, decoded.transaction);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    return refusal(
      "SIM-02",
      "The review could not be completed, so nothing about this is certain.",
      reason,
    );
  }
};
