import { formatSol, groupDigits } from "../../money";

/** Digits of an argument as a bigint; null for anything else, which is then shown as it stands. */
const integer = (digits: string): bigint | null =>
  /^-?\d+$/u.test(digits) ? BigInt(digits) : null;

const LONGEST_TEXT = 120;

const oneOf =
  (words: readonly string[]) =>
  (value: string): string =>
    words[Number(value)] ?? `number ${value} of`;

const count = (value: string): string => {
  const number = integer(value);
  return number === null ? value : groupDigits(number);
};

/** Base units with the decimals known: 1500 with 3 gives "1.5". */
export const formatTokens = (units: bigint, decimals: number): string => {
  if (decimals === 0) return groupDigits(units);
  const digits = units.toString().padStart(decimals + 1, "0");
  const whole = groupDigits(BigInt(digits.slice(0, -decimals)));
  const fraction = digits.slice(-decimals).replace(/0+$/u, "");
  return fraction === "" ? whole : `${whole}.${fraction}`;
};

/**
 * How an argument is written in a sentence, by the name a placeholder uses. `units`, which needs the
 * token's decimals as well, is explain.ts's own.
 */
export const formats = {
  /** Lamports. */
  sol: (value: string): string => {
    const lamports = integer(value);
    return lamports === null ? value : `${formatSol(lamports)} SOL`;
  },
  count,
  /** Somebody's own words: the whole of them stands among the arguments. */
  text: (value: string): string =>
    value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value,
  /** Basis points. */
  share: (value: string): string => `${formatTokens(integer(value) ?? 0n, 2)} %`,
  /** SPL Token `AuthorityType`. */
  authority: oneOf([
    "create more of the token",
    "freeze accounts of",
    "own",
    "close",
    "set the transfer fee of",
    "collect the transfer fees of",
    "close the token",
    "set the interest rate of",
    "move or destroy, in anybody’s account, the token",
    "set the hidden amounts’ terms of",
    "set the transfer hook of",
    "set the hidden fees’ terms of",
    "set the metadata pointer of",
    "set the group pointer of",
    "set the group member pointer of",
    "set the scale of",
    "pause",
    "consent to the destruction of",
  ]),
  /** SPL Token `AccountState`. */
  accountState: oneOf(["not opened", "usable", "frozen"]),
  /** `StakeAuthorize`. */
  stakeRight: oneOf(["delegate", "take SOL out of"]),
  /** `VoteAuthorize`. */
  voteRight: oneOf(["vote", "take SOL out"]),
} as const satisfies Readonly<Record<string, (value: string) => string>>;

export const isFormat = (name: string): name is keyof typeof formats =>
  Object.hasOwn(formats, name);
