import { mintStates } from "../promised";
import { intentRule } from "../rule";

/** Source: spl-token `Mint`: who may freeze holders or dilute a token. A mint that can't be read is GET-02's. */
export const mintAuthorities = intentRule("GET-03", (context) => {
  const { intent, chain, authorities } = context;
  if (authorities === null) return "No mint authorities are configured.";
  if (!chain?.before) return "The cluster was not asked or did not answer.";
  return intent.receive.flatMap(({ mint }) => {
    const states = mintStates(context, mint);
    const held = [
      ["freeze the token you would get", states.map((state) => state.freezeAuthority)],
      ["make more of the token you would get", states.map((state) => state.mintAuthority)],
    ] as const;
    return held.flatMap(([what, holders]) =>
      [...new Set(holders)].flatMap((authority) =>
        authority === null || authorities.has(authority)
          ? []
          : [
              {
                message: `${authority} can ${what} and is not known here.`,
                facts: { mint, authority },
              },
            ],
      ),
    );
  });
});
