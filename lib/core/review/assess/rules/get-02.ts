import type { RawFinding } from "../rule";
import { intentRule } from "../rule";
import { readMint } from "../../resolve/token-state";

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

/** Source: solana-program/token-2022 `extension/mod.rs`. */
export const mintIsPlain = intentRule("GET-02", ({ intent, chain, expected, ownership }) => {
  const promised = new Set(intent.receive.map(({ mint }) => mint));
  const others = expected.tokens.flatMap(
    ({ mint, destination, source, instruction }): RawFinding[] =>
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
  const before = chain?.before;
  if (!before) return others.length > 0 ? others : "The cluster was not asked or did not answer.";
  const attached = [...promised].flatMap((mint): RawFinding[] =>
    (readMint(before.get(mint) ?? null)?.extensions ?? []).flatMap((extension): RawFinding[] => {
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
    }),
  );
  return [...others, ...attached];
});
