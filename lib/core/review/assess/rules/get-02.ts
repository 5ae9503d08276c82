import type { Address } from "../../../solana";
import { NATIVE_MINTS, TOKEN_2022 } from "../../programs/addresses";
import { readMint, type MintState } from "../../resolve/token-state";
import type { Accounts } from "../../resolve/gather";
import { strings } from "../mint-strings";
import type { IntentContext } from "../context";
import type { RawFinding } from "../rule";
import { intentRule } from "../rule";

/** A licence is one whole token of which there is no second (REALM A-12). */
const LICENCE_SUPPLY = 1n;

/** Tokens nobody promised, on their way into the wallet. */
const uninvited = ({ intent, expected, ownership }: IntentContext): RawFinding[] => {
  const promised = new Set(intent.receive.map(({ mint }) => mint));
  return expected.tokens.flatMap(({ mint, destination, source, instruction }): RawFinding[] =>
    mint !== null &&
    !promised.has(mint) &&
    destination !== null &&
    ownership.isWallets(destination) &&
    (source === null || !ownership.isWallets(source))
      ? [
          {
            message: `A token you were not promised would arrive: ${mint}.`,
            instruction,
            facts: { mint },
          },
        ]
      : [],
  );
};

/** What makes the promised token something else than one licence. */
const shapeOf = (mint: Address, { decimals, supply }: MintState): RawFinding[] => [
  ...(decimals === 0
    ? []
    : [
        {
          severity: "block" as const,
          message: `The token you would get can be split into parts, so 1 of its units is no licence.`,
          facts: { mint, decimals: decimals.toString() },
        },
      ]),
  ...(supply === LICENCE_SUPPLY
    ? []
    : [
        {
          message: `There are ${supply} of the token you would get; a licence exists once.`,
          facts: { mint, supply: supply.toString() },
        },
      ]),
];

const extensionsOf = (mint: Address, { extensions }: MintState): RawFinding[] =>
  extensions.flatMap(({ type }): RawFinding[] => {
    const string = strings.get(type);
    if (string === undefined) return [];
    return [
      {
        severity: string.severity,
        message: `The token you would get has ${string.words}.`,
        facts: { mint, extension: type.toString() },
      },
    ];
  });

const mintFindings = (accounts: Accounts, mint: Address): RawFinding[] => {
  const account = accounts.get(mint) ?? null;
  const state = readMint(account);
  if (state !== null) return [...shapeOf(mint, state), ...extensionsOf(mint, state)];
  const broken = account?.owner === TOKEN_2022 && account.data.length > 0;
  const why = broken
    ? "carries extensions that can't be read in full"
    : "does not exist yet or can't be read";
  return [
    {
      severity: "block",
      message: `The token you would get, ${mint}, ${why}, so nothing about it is certain.`,
      facts: { mint },
    },
  ];
};

const promisedMints = ({ intent }: IntentContext): readonly Address[] => [
  ...new Set(intent.receive.map(({ mint }) => mint)),
];

const wrapped = (mints: readonly Address[]): RawFinding[] =>
  mints
    .filter((mint) => NATIVE_MINTS.has(mint))
    .map((mint) => ({
      severity: "block",
      message: "The token you would get is wrapped SOL, not a licence.",
      facts: { mint },
    }));

/** Source: solana-program/token-2022 `extension/mod.rs`; realm-api A-12. */
export const mintIsPlain = intentRule(
  "GET-02",
  (context) => {
    const mints = promisedMints(context);
    const told = [...uninvited(context), ...wrapped(mints)];
    const before = context.chain?.before;
    if (!before) return told.length > 0 ? told : "The cluster was not asked or did not answer.";
    return [...told, ...mints.flatMap((mint) => mintFindings(before, mint))];
  },
  (context) =>
    promisedMints(context).flatMap((mint) => {
      // A mint that the transaction does not write to stays what it is.
      if (!context.after.has(mint)) return [];
      const old = new Set(mintFindings(context.before, mint).map(({ message }) => message));
      return mintFindings(context.after, mint).filter(({ message }) => !old.has(message));
    }),
);
