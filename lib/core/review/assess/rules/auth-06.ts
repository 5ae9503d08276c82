import { usesWalletAuthority } from "../acting";
import { isHandover } from "../handovers";
import { messageRule } from "../rule";

/** Source: handovers.ts names the instructions and the interfaces they come from. */
export const controlStays = messageRule("AUTH-06", (context) =>
  context.instructions
    .filter((instruction) => isHandover(instruction) && usesWalletAuthority(context, instruction))
    .map(({ index, name, programName }) => ({
      message: `The ${programName} instruction ${name} would use or hand over an authority of your wallet.`,
      instruction: index,
      facts: { program: programName, instruction: name },
    })),
);
