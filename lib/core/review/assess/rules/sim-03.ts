import type { Address } from "../../../solana";
import { agreedLegs, sumOf, transfersTo, type Leg } from "../../effects/legs";
import type { SimulationContext } from "../context";
import { expectedTokenChange, followsLamports, observedTokenChanges } from "../holdings";
import { associatedDeposits, walletFee } from "../money";
import { readMint } from "../../resolve/token-state";
import type { RawFinding } from "../rule";
import { simulationRule } from "../rule";
import { baseUnits, capital, partyName, sol } from "../words";

/** Token-2022 extension that keeps a share of each transfer; what arrives is then GET-01's to judge. */
const TRANSFER_FEE = 1;

const lamportsIn = (
  states: ReadonlyMap<Address, { lamports: bigint } | null>,
  address: Address,
): bigint => states.get(address)?.lamports ?? 0n;

const expectedSol = (context: SimulationContext, address: Address): bigint => {
  const { expected, before, wallet } = context;
  const moved = expected.sol.reduce((sum, { from, to, amount }) => {
    const incoming = to === address ? amount : 0n;
    const outgoing = from === address ? amount : 0n;
    return sum + incoming - outgoing;
  }, 0n);
  const refunds = expected.closed
    .filter(({ destination }) => destination === address)
    .reduce((sum, { account }) => sum + lamportsIn(before, account), 0n);
  const own = address === wallet ? associatedDeposits(context) + walletFee(context) : 0n;
  return moved + refunds - own;
};

/**
 * What a payee's balance has to grow by at the least: what the instructions say, and no less than
 * its leg where that is in order, because CHAIN-01 would not settle it afterwards.
 */
const leastFor = (context: SimulationContext, leg: Leg): bigint => {
  const expected = expectedSol(context, leg.address);
  const paid = sumOf(transfersTo(context.expected, context.wallet, leg.address));
  return paid === leg.amount && expected < leg.amount ? leg.amount : expected;
};

/**
 * The wallet's change has to be exact. A payee may have been paid by others between the two looks,
 * so only less than agreed counts; one that signs may spend at once what it gets.
 */
const solDifferences = (context: SimulationContext): RawFinding[] => {
  const { before, after, wallet, intent, fee, feePayer, signers } = context;
  const legs = (intent ? agreedLegs(intent) : []).filter((leg) =>
    signers.every(({ address }) => address !== leg.address),
  );
  const least = new Map([
    ...legs.map((leg) => [leg.address, leastFor(context, leg)] as const),
    [wallet, expectedSol(context, wallet)] as const,
  ]);
  return [...least].flatMap(([address, expected]): RawFinding[] => {
    if (!after.has(address)) return [];
    const observed = lamportsIn(after, address) - lamportsIn(before, address);
    // A price without a limit leaves the priority fee to the cluster: anything up to the most is it.
    const slack = !fee.exact && address === feePayer ? fee.priority : 0n;
    const tooMuch = address === wallet && observed > expected + slack;
    if (observed >= expected && !tooMuch) return [];
    const who = capital(partyName(address, intent));
    const facts = {
      account: address,
      expected: expected.toString(),
      observed: observed.toString(),
    };
    return [
      {
        message: `${address === wallet ? "Your wallet" : who} changes by ${sol(observed)}; it should be ${sol(expected)}.`,
        facts,
      },
    ];
  });
};

const tokenDifferences = (context: SimulationContext): RawFinding[] =>
  observedTokenChanges(context).flatMap((change): RawFinding[] => {
    const expected = expectedTokenChange(context, change.account);
    if (followsLamports(context, change) && change.change >= expected) return [];
    if (change.change === expected) return [];
    const taxed = readMint(context.before.get(change.mint) ?? null)?.extensions.includes(
      TRANSFER_FEE,
    );
    if (taxed && expected > 0n && change.change > 0n && change.change < expected) return [];
    const facts = {
      account: change.account,
      mint: change.mint,
      expected: expected.toString(),
      observed: change.change.toString(),
    };
    return [
      {
        message: `Your token account ${change.account} changes by ${baseUnits(change.change)}; the instructions say ${expected}.`,
        facts,
      },
    ];
  });

/** Expected and observed changes side by side: what differs was moved by a call inside a program. */
export const effectsAsStated = simulationRule("SIM-03", (context) => [
  ...solDifferences(context),
  ...tokenDifferences(context),
]);
