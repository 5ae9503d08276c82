import { isTokenProgram } from "../../programs/addresses";
import { actsOnWallet } from "../acting";
import { messageRule } from "../rule";

const kinds = ["mint tokens", "freeze accounts", "own the account", "close the account"] as const;

/** Whose authority passes on, by instruction. */
const targets: ReadonlyMap<string, string> = new Map([
  ["setAuthority", "owned"],
  ["updateTokenMetadataUpdateAuthority", "metadata"],
  ["updateTokenGroupUpdateAuthority", "group"],
]);

/** Source: spl-token `SetAuthority` (6); spl-token-metadata-interface and -group-interface. */
export const authorityStays = messageRule("AUTH-02", (context) =>
  context.instructions
    .filter(
      ({ program, name, known }) =>
        isTokenProgram(program) && targets.has(name) && known === "known",
    )
    .filter((instruction) =>
      actsOnWallet(context, instruction, targets.get(instruction.name) ?? ""),
    )
    .map(({ index, name, args }) => {
      const right =
        name === "setAuthority"
          ? (kinds[Number(args["authorityType"])] ?? "control an extension")
          : "describe the token";
      const heir = args["newAuthority"] ?? args["newUpdateAuthority"] ?? null;
      const message =
        typeof heir === "string"
          ? `The right to ${right} would pass from you to ${heir}.`
          : `You would give up the right to ${right} for good.`;
      return {
        message,
        instruction: index,
        facts: { authority: right, newAuthority: String(heir) },
      };
    }),
);
