import type { Address } from "../../../solana";
import type { MessageContext } from "../context";
import { messageRule } from "../rule";

/**
 * The intent's co-signers: sponsors, and whoever hands over what the intent promises. The escrow
 * has to sign to give the licence away; anyone else's signature is left unexplained. A fee payer that
 * has signed is MSG-04's to judge.
 */
const coSigners = ({
  sponsors,
  feePayer,
  intent,
  expected,
  ownership,
}: MessageContext): ReadonlySet<Address> => {
  const promised = new Set(intent?.receive.map(({ mint }) => mint));
  const givers = expected.tokens.filter((move) => {
    // A plain transfer does not name its mint; the account it comes from does.
    const mint = move.mint ?? (move.source && ownership.holding(move.source)?.mint);
    return (
      mint != null &&
      promised.has(mint) &&
      move.destination !== null &&
      ownership.walletHolds(move.destination, mint)
    );
  });
  return new Set([...sponsors, feePayer, ...givers.map(({ authority }) => authority)]);
};

/** Source: Solana Pay specification: a missing signature of anyone but the wallet is malicious. */
export const othersSigned = messageRule("MSG-05", (context) => {
  const others = context.signers.filter(({ address }) => address !== context.wallet);
  if (others.length === 0) return [];
  const explained = coSigners(context);
  return others.flatMap(({ address, state }) => {
    const facts = { signer: address };
    if (state === "missing") {
      return [
        {
          message: `${address} still has to sign and could wait with that as long as it likes.`,
          facts,
        },
      ];
    }
    if (explained.has(address)) return [];
    return [
      {
        severity: "warn" as const,
        message: `${address} has signed too, for no reason this review can see.`,
        facts,
      },
    ];
  });
});
