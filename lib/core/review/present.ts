import type { Address } from "../solana";
import type { Instruction } from "./decode/instruction";
import { escapeHidden } from "./escape";
import { readMint } from "./resolve/token-state";
import { depositsOf, ownDeposits, walletFee, walletPayments } from "./assess/money";
import { asSeen } from "./effects/ledger";
import type { Simulation } from "./resolve/cluster-reader";
import type { ReviewContext } from "./assess/context";
import type { Movement, Outcome, ReviewedInstruction } from "./types";

/** The cluster tells inner calls of a batch as a whole, so they stand with the batch alone. */
const reachedBy = (
  { index, part }: Instruction,
  inner: Simulation["innerInstructions"],
): readonly Address[] => {
  const own = part === null ? inner.filter((call) => call.index === index) : [];
  return [...new Set(own.map(({ program }) => program))];
};

/** An instruction as it is shown: text escaped, numbers as digits. `inner`: what its calls reached. */
export const presentInstruction = (
  instruction: Instruction,
  inner: Simulation["innerInstructions"] | null,
): ReviewedInstruction => ({
  index: instruction.index,
  program: instruction.program,
  programName: instruction.programName,
  name:
    instruction.part === null
      ? instruction.name
      : `${instruction.name} (part ${instruction.part + 1})`,
  known: instruction.known,
  accounts: instruction.accounts.map(({ name, address, signer, writable }) => ({
    name,
    address,
    signer,
    writable,
  })),
  args: Object.fromEntries(
    Object.entries(instruction.args).map(([name, value]) => [
      name,
      value === null ? "none" : escapeHidden(value.toString()),
    ]),
  ),
  data: instruction.data,
  reached: inner && reachedBy(instruction, inner),
});

const solPayments = (context: ReviewContext): Movement[] =>
  walletPayments(context).map(({ to, amount }) => ({
    mint: "SOL",
    amount,
    counterparty: to,
    role: context.intent?.pay.payees.find(({ address }) => address === to)?.role ?? null,
    label: null,
    decimals: 9,
  }));

const solReceipts = ({ expected, wallet }: ReviewContext): Movement[] =>
  expected.sol
    .filter(({ from, to }) => to === wallet && from !== wallet)
    .map(({ from, amount }) => ({
      mint: "SOL",
      amount,
      counterparty: from,
      role: null,
      label: null,
      decimals: 9,
    }));

/** A token's decimals: the mint's word, else an instruction's. */
export const decimalsOf = ({ expected, chain }: ReviewContext, mint: Address): number =>
  readMint(chain?.before?.get(mint) ?? null)?.decimals ??
  expected.tokens.find((move) => move.mint === mint && move.decimals !== null)?.decimals ??
  0;

/** What the intent calls a token. */
export const tokenLabel = ({ intent }: ReviewContext, mint: Address): string | null =>
  [...(intent?.receive ?? []), ...(intent?.give ?? [])].find((item) => item.mint === mint)?.label ??
  null;

/** Net change per token over all accounts of the wallet, with the other side of the first move. */
const tokenChanges = (
  context: ReviewContext,
): { mint: Address; change: bigint; counterparty: Address | null }[] => {
  const { expected, ownership, wallet } = context;
  const totals = new Map<Address, { change: bigint; counterparty: Address | null }>();
  const accounts = new Set(
    expected.tokens.flatMap(({ source, destination }) => [source, destination]),
  );
  for (const account of accounts) {
    if (account === null) continue;
    const move = expected.tokens.find(
      ({ source, destination }) => source === account || destination === account,
    );
    const mint = ownership.holding(account)?.mint ?? move?.mint ?? null;
    if (move === undefined || mint === null) continue;
    const ours =
      ownership.isWallets(account) ||
      ownership.walletHolds(account, mint) ||
      (move.source === account && move.authority === wallet);
    if (!ours) continue;
    const other = move.source === account ? move.destination : move.source;
    const total = totals.get(mint) ?? {
      change: 0n,
      counterparty: other && (ownership.holding(other)?.owner ?? other),
    };
    totals.set(mint, {
      ...total,
      change: total.change + (context.ledger.entries.get(account)?.tokens ?? 0n),
    });
  }
  return [...totals].map(([mint, total]) => ({ mint, ...total }));
};

/**
 * What the wallet pays and gets. The amounts are the instructions'; that the simulation agrees with
 * them is SIM-03's part, and without agreement there is no other verdict than "Do not sign".
 */
export const presentOutcome = (context: ReviewContext): Outcome => {
  const tokens = tokenChanges(context).map(
    ({ mint, change, counterparty }): Movement & { incoming: boolean } => ({
      incoming: change > 0n,
      mint,
      amount: change < 0n ? -change : change,
      counterparty,
      role: null,
      label: tokenLabel(context, mint),
      decimals: decimalsOf(context, mint),
    }),
  );
  const side = (incoming: boolean): Movement[] =>
    tokens
      .filter((token) => token.incoming === incoming && token.amount > 0n)
      .map(({ mint, amount, counterparty, role, label, decimals }) => ({
        mint,
        amount,
        counterparty,
        role,
        label,
        decimals,
      }));
  const { before, after } = context.chain ?? {};
  const ledger = before && after ? asSeen(context.ledger, before, after) : context.ledger;
  return {
    pays: [...solPayments(context), ...side(false)],
    receives: [...solReceipts(context), ...side(true)],
    networkFee: walletFee(context),
    rent: depositsOf(ledger, context.wallet) + ownDeposits(context),
  };
};
