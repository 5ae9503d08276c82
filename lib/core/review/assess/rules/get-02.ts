import { NATIVE_MINTS } from "../../programs/addresses";
import type { Address } from "../../../solana";
import type { IntentContext } from "../context";
import { readMint } from "../../resolve/token-state";
import { mintStates } from "../promised";
import type { RawFinding } from "../rule";
import { intentRule } from "../rule";

/** Token-2022 `ExtensionType` numbers that let somebody tax, stop or take back the token. */
const strings: ReadonlyMap<number, string> = new Map([
  [1, "a fee on every transfer"],
  [3, "a close authority for its mint"],
  [6, "a default state that may be frozen"],
  [9, "a ban on passing it on"],
  [12, "a permanent delegate who can take it back"],
  [14, "a program that decides on every transfer"],
  [26, "a switch that pauses all transfers"],
]);
const PERMANENT_DELEGATE = 12;
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
const shapeOf = (context: IntentContext, mint: Address): RawFinding[] => {
  const states = mintStates(context, mint);
  const decimals = states.find((state) => state.decimals !== 0)?.decimals ?? 0;
  const supply = states.at(-1)?.supply ?? LICENCE_SUPPLY;
  return [
    ...(NATIVE_MINTS.has(mint)
      ? [
          {
            severity: "block" as const,
            message: "The token you would get is wrapped SOL, not a licence.",
            facts: { mint },
          },
        ]
      : []),
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
};

const extensionsOf = (context: IntentContext, mint: Address): RawFinding[] =>
  [...new Set(mintStates(context, mint).flatMap(({ extensions }) => extensions))].flatMap(
    (extension): RawFinding[] => {
      const what = strings.get(extension);
      if (what === undefined) return [];
      const severity = extension === PERMANENT_DELEGATE ? "block" : "warn";
      return [
        {
          severity,
          message: `The token you would get has ${what}.`,
          facts: { mint, extension: extension.toString() },
        },
      ];
    },
  );

/** Source: solana-program/token-2022 `extension/mod.rs`; realm-api A-12. */
export const mintIsPlain = intentRule("GET-02", (context) => {
  const others = uninvited(context);
  const before = context.chain?.before;
  if (!before) return others.length > 0 ? others : "The cluster was not asked or did not answer.";
  const promised = [...new Set(context.intent.receive.map(({ mint }) => mint))];
  return [
    ...others,
    ...promised.flatMap((mint): RawFinding[] => [
      ...(readMint(before.get(mint) ?? null) === null
        ? [
            {
              severity: "block" as const,
              message: `The token you would get, ${mint}, does not exist yet or can't be read, so nothing about it is certain.`,
              facts: { mint },
            },
          ]
        : []),
      ...shapeOf(context, mint),
      ...extensionsOf(context, mint),
    ]),
  ];
});
