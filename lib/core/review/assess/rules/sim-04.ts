import type { Address } from "../../../solana";
import { readMint, readTokenAccount } from "../../resolve/token-state";
import type { SimulationContext } from "../context";
import type { RawFinding } from "../rule";
import { simulationRule } from "../rule";

const walletDifference = ({ before, after, wallet }: SimulationContext): RawFinding[] => {
  const old = before.get(wallet);
  const now = after.get(wallet);
  if (!old || !now || (old.owner === now.owner && old.data.length === now.data.length)) return [];
  const facts = { account: wallet, before: old.owner, after: now.owner };
  return [
    {
      message: `Your wallet's own account would belong to the program ${now.owner} afterwards.`,
      facts,
    },
  ];
};

const finding = (account: Address, right: string, before: string, after: string): RawFinding => ({
  message: `The ${right} of your token account ${account} would be ${after} afterwards, not ${before}.`,
  facts: { account, right, before, after },
});

const NOBODY = "nobody";

const tokenDifferences = ({
  before,
  after,
  wallet,
  ownership,
  expected,
}: SimulationContext): RawFinding[] =>
  [...after].flatMap(([account, state]): RawFinding[] => {
    const old = readTokenAccount(before.get(account) ?? null);
    const now = readTokenAccount(state);
    const wasOurs = old ? old.owner === wallet : ownership.isWallets(account) && account !== wallet;
    if (!wasOurs) return [];
    if (now === null) {
      const announced = expected.closed.some((closing) => closing.account === account);
      return old === null || announced ? [] : [finding(account, "owner", wallet, NOBODY)];
    }
    const pairs = [
      ["owner", wallet, now.owner],
      ["delegate", old?.delegate ?? NOBODY, now.delegate ?? NOBODY],
      ["close authority", old?.closeAuthority ?? NOBODY, now.closeAuthority ?? NOBODY],
    ] as const;
    const frozen: RawFinding[] =
      now.frozen && !old?.frozen
        ? [
            {
              message: `Your token account ${account} would be frozen afterwards: nothing could leave it.`,
              facts: { account },
            },
          ]
        : [];
    const changed = pairs.flatMap(([right, was, is]) =>
      // Losing a delegate or close authority gives nobody a hold on the account.
      was === is || (is === NOBODY && right !== "owner") ? [] : [finding(account, right, was, is)],
    );
    return [...changed, ...frozen];
  });

/** Who may mint or freeze, where that was the wallet. */
const mintDifferences = ({ before, after, wallet }: SimulationContext): RawFinding[] =>
  [...after].flatMap(([account, state]): RawFinding[] => {
    const old = readMint(before.get(account) ?? null);
    const now = readMint(state);
    const pairs = [
      ["mint", old?.mintAuthority, now?.mintAuthority],
      ["freeze", old?.freezeAuthority, now?.freezeAuthority],
    ] as const;
    return pairs.flatMap(([right, was, is]) =>
      was !== wallet || is === wallet
        ? []
        : [
            {
              message: `The ${right} authority of your token ${account} would be ${is ?? NOBODY} afterwards, not you.`,
              facts: { account, right, before: wallet, after: is ?? NOBODY },
            },
          ],
    );
  });

/**
 * Balances alone miss this: control can change hands without a lamport moving. Source: spl-token `SetAuthority`, `Approve` and
 * System `Assign`, reached by a call inside a program.
 */
export const controlAsBefore = simulationRule("SIM-04", (context) => [
  ...walletDifference(context),
  ...tokenDifferences(context),
  ...mintDifferences(context),
]);
