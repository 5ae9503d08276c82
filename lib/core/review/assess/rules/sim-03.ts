import type { Address } from "../../../solana";
import { asSeen, type Ledger } from "../../effects/ledger";
import { agreedLegs, sumOf, transfersTo, type Leg } from "../../effects/legs";
import type { SimulationContext } from "../context";
import { observedTokenChanges } from "../holdings";
import type { RawFinding } from "../rule";
import { simulationRule } from "../rule";
import { baseUnits, capital, partyName, sol } from "../words";

const observedSol = ({ before, after }: SimulationContext, account: Address): bigint =>
  (after.get(account)?.lamports ?? 0n) - (before.get(account)?.lamports ?? 0n);

const statedSol = ({ entries }: Ledger, account: Address): bigint =>
  entries.get(account)?.lamports ?? 0n;

/** Nothing was agreed and an instruction says itself that it may change this: no contradiction. */
const isOpen = ({ intent }: SimulationContext, { entries }: Ledger, account: Address): boolean =>
  intent === null && entries.get(account)?.told === false;

/**
 * What a payee's balance has to grow by at the least: what the instructions say, and no less than
 * its leg where that is in order, because CHAIN-01 would not settle it afterwards.
 */
const leastFor = (context: SimulationContext, ledger: Ledger, leg: Leg): bigint => {
  const stated = statedSol(ledger, leg.address);
  const paid = sumOf(transfersTo(context.expected, context.wallet, leg.address));
  return paid === leg.amount && stated < leg.amount ? leg.amount : stated;
};

/** An account that gets exactly what is missing elsewhere, beyond what the instructions give it. */
const receiverOf = (
  context: SimulationContext,
  ledger: Ledger,
  missing: bigint,
): Address | undefined =>
  missing <= 0n
    ? undefined
    : [...context.after.keys()].find(
        (account) =>
          !context.ownership.isWallets(account) &&
          observedSol(context, account) - statedSol(ledger, account) === missing,
      );

/**
 * The wallet's change has to be exact. Its token accounts may get lamports from anybody between the
 * two looks, and so may a payee, so only less than stated counts; a payee that signs may spend at
 * once what it gets.
 */
const solDifferences = (context: SimulationContext, ledger: Ledger): RawFinding[] => {
  const { after, wallet, intent, fee, feePayer, signers, ownership } = context;
  const legs = (intent ? agreedLegs(intent) : []).filter((leg) =>
    signers.every(({ address }) => address !== leg.address),
  );
  const own = [...after.keys()].filter((account) => ownership.isWallets(account));
  const least = new Map([
    ...legs.map((leg) => [leg.address, leastFor(context, ledger, leg)] as const),
    ...own.map((account) => [account, statedSol(ledger, account)] as const),
  ]);
  return [...least].flatMap(([address, expected]): RawFinding[] => {
    if (!after.has(address) || isOpen(context, ledger, address)) return [];
    const observed = observedSol(context, address);
    // A price without a limit leaves the priority fee to the cluster: anything up to the most is it.
    const slack = !fee.exact && address === feePayer ? fee.priority : 0n;
    const tooMuch = address === wallet && observed > expected + slack;
    if (observed >= expected && !tooMuch) return [];
    const receiver = receiverOf(context, ledger, expected - observed);
    const who =
      ownership.isWallets(address) && address !== wallet
        ? `Your account ${address}`
        : capital(partyName(address, intent));
    const goes = receiver === undefined ? "" : ` ${sol(expected - observed)} goes to ${receiver}.`;
    return [
      {
        message: `${address === wallet ? "Your wallet" : who} changes by ${sol(observed)}; it should be ${sol(expected)}.${goes}`,
        facts: {
          account: address,
          expected: expected.toString(),
          observed: observed.toString(),
          ...(receiver === undefined ? {} : { receiver }),
        },
      },
    ];
  });
};

const tokenDifferences = (context: SimulationContext, ledger: Ledger): RawFinding[] =>
  observedTokenChanges(context).flatMap(({ account, mint, change }): RawFinding[] => {
    const { tokens: stated, slack } = ledger.entries.get(account) ?? { tokens: 0n, slack: 0n };
    if ((change >= stated && change <= stated + slack) || isOpen(context, ledger, account))
      return [];
    return [
      {
        message: `Your token account ${account} changes by ${baseUnits(change)}; the instructions say ${stated}.`,
        facts: { account, mint, expected: stated.toString(), observed: change.toString() },
      },
    ];
  });

/**
 * Expected and observed changes side by side: what differs was moved by a call inside a program.
 * Source: Token-2022 hooks and any program's own transfers move balances that no instruction names.
 */
export const effectsAsStated = simulationRule("SIM-03", (context) => {
  const ledger = asSeen(context.ledger, context.before, context.after);
  return [...solDifferences(context, ledger), ...tokenDifferences(context, ledger)];
});
