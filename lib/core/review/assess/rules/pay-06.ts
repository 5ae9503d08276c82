import { messageRule } from "../rule";

/** Source: associated-token-account: the payer funds, the owner can close and keep the deposit. */
export const depositsAreOwn = messageRule("PAY-06", ({ expected, wallet }) =>
  expected.created
    .filter(({ payer, owner }) => payer === wallet && owner !== wallet)
    .map(({ account, owner, instruction }) => ({
      message: `You would pay the deposit for a token account that belongs to ${owner}.`,
      instruction,
      facts: { account, owner },
    })),
);
