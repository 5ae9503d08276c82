import { intentRule } from "../rule";

/** Source: realm-api A-12: REALM may sell without a token, but then nothing on the chain shows it. */
export const somethingIsPromised = intentRule("GET-04", ({ intent }) =>
  intent.kind === "purchase" && intent.receive.length === 0
    ? [
        {
          message:
            "REALM names nothing that you receive on the chain; you would pay on its word alone.",
        },
      ]
    : [],
);
