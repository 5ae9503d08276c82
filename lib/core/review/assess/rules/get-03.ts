import type { Address } from "../../../solana";
import type { Accounts } from "../../resolve/gather";
import { readMint } from "../../resolve/token-state";
import type { RawFinding } from "../rule";
import { intentRule } from "../rule";

const powersIn = (accounts: Accounts, mint: Address, known: ReadonlySet<Address>): RawFinding[] => {
  const state = readMint(accounts.get(mint) ?? null);
  const held = [
    ["freeze the token you would get", state?.freezeAuthority ?? null],
    ["make more of the token you would get", state?.mintAuthority ?? null],
  ] as const;
  return held.flatMap(([what, authority]) =>
    authority === null || known.has(authority)
      ? []
      : [
          {
            message: `${authority} can ${what} and is not known here.`,
            facts: { mint, authority },
          },
        ],
  );
};

/** Source: spl-token `Mint`: who may freeze holders or dilute a token. A mint that can't be read is GET-02's. */
export const mintAuthorities = intentRule(
  "GET-03",
  ({ intent, chain, authorities }) => {
    const before = chain?.before;
    if (!before) return "The cluster was not asked or did not answer.";
    return intent.receive.flatMap(({ mint }) => powersIn(before, mint, authorities));
  },
  ({ intent, before, after, authorities }) =>
    intent.receive.flatMap(({ mint }) => {
      if (!after.has(mint)) return [];
      const old = new Set(powersIn(before, mint, authorities).map(({ message }) => message));
      return powersIn(after, mint, authorities).filter(({ message }) => !old.has(message));
    }),
);
