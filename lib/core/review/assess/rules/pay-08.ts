import type { Address } from "../../../solana";
import { knownPrograms } from "../../programs/registry";
import type { MessageContext } from "../context";
import { messageRule } from "../rule";

/** How many characters people compare at each end. Three at both is no chance: 1 in 38 thousand million. */
const ENDS = 3;

const endsOf = (address: Address): string => address.slice(0, ENDS) + address.slice(-ENDS);

/** The first of several with the same ends stays: the wallet before whom it pays. */
const byEnds = (addresses: readonly Address[]): ReadonlyMap<string, Address> => {
  const models = new Map<string, Address>();
  for (const address of addresses) {
    const ends = endsOf(address);
    if (!models.has(ends)) models.set(ends, address);
  }
  return models;
};

const programs = byEnds([...knownPrograms.keys()]);

/** Addresses that the transaction gives something to, or lets do something. */
const acting = ({ expected, instructions, ownership, intent }: MessageContext): Set<Address> =>
  new Set([
    ...(intent?.pay.payees.map(({ address }) => address) ?? []),
    ...expected.sol.map(({ to }) => to),
    ...expected.created.map(({ owner }) => owner),
    ...expected.tokens.flatMap(({ destination, mint }) => [
      ...(destination === null ? [] : [ownership.holding(destination)?.owner ?? destination]),
      ...(mint === null ? [] : [mint]),
    ]),
    ...instructions
      .filter(({ known }) => known === "unknown-program")
      .map(({ program }) => program),
  ]);

/** Source: address poisoning, as reported by wallets since 2023: vanity addresses with the same ends. */
export const noLookAlikes = messageRule("PAY-08", (context) => {
  const { wallet, intent, sponsors } = context;
  const known = byEnds([
    wallet,
    ...sponsors,
    ...(intent?.pay.payees.map(({ address }) => address) ?? []),
    ...(intent?.receive.map(({ mint }) => mint) ?? []),
    ...(intent?.give.flatMap(({ mint, to }) => [mint, to]) ?? []),
  ]);
  return [...acting(context)].flatMap((address) => {
    const ends = endsOf(address);
    const model = known.get(ends) ?? programs.get(ends);
    if (model === undefined || model === address || knownPrograms.has(address)) return [];
    return [
      {
        message: `${address} begins and ends like ${model} but is another address.`,
        facts: { address, imitates: model },
      },
    ];
  });
});
