import { readMint } from "../../resolve/token-state";
import { intentRule } from "../rule";

/** Source: spl-token `Mint`: who may freeze holders or dilute a token. */
export const mintAuthorities = intentRule("GET-03", ({ intent, chain, authorities }) => {
  if (authorities === null) return "No mint authorities are configured.";
  const before = chain?.before;
  if (!before) return "The cluster was not asked or did not answer.";
  return intent.receive.flatMap(({ mint }) => {
    const state = readMint(before.get(mint) ?? null);
    const held = [
      ["freeze the token you would get", state?.freezeAuthority ?? null],
      ["make more of the token you would get", state?.mintAuthority ?? null],
    ] as const;
    return held.flatMap(([what, authority]) =>
      authority === null || authorities.has(authority)
        ? []
        : [
            {
              message: `${authority} can ${what} and is not known here.`,
              facts: { mint, authority },
            },
          ],
    );
  });
});
