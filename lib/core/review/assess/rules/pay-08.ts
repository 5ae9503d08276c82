import type { Address } from "../../../solana";
import { messageRule } from "../rule";

/** How many characters people compare at each end. Three at both is no chance: 1 in 38 thousand million. */
const ENDS = 3;

const imitates = (one: Address, other: Address): boolean =>
  one !== other &&
  one.slice(0, ENDS) === other.slice(0, ENDS) &&
  one.slice(-ENDS) === other.slice(-ENDS);

/** Source: address poisoning, as reported by wallets since 2023. */
export const noLookAlikes = messageRule("PAY-08", ({ expected, wallet, intent, sponsors }) => {
  const payees = intent?.pay.payees.map(({ address }) => address) ?? [];
  const known = new Set([wallet, ...payees, ...sponsors]);
  const paid = new Set([
    ...payees,
    ...expected.sol.map(({ to }) => to),
    ...expected.created.map(({ owner }) => owner),
  ]);
  return [...paid].flatMap((address) => {
    const model = [...known].find((candidate) => imitates(address, candidate));
    if (model === undefined) return [];
    // Two payees of the intent imitate each other; one finding says it.
    if (known.has(address) && model > address) return [];
    return [
      {
        message: `${address} begins and ends like ${model} but is another address.`,
        facts: { address, imitates: model },
      },
    ];
  });
});
