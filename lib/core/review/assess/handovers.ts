import type { Instruction } from "../decode/instruction";
import { LOADER_4, LOADER_UPGRADEABLE, STAKE, SYSTEM, VOTE } from "../programs/addresses";

/** Instructions that hand over or use up an authority, by program. */
const handovers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    SYSTEM,
    new Set([
      "authorizeNonceAccount",
      "withdrawNonceAccount",
      "initializeNonceAccount",
      // As the first instruction it is MSG-07; later it still uses up a transaction signed elsewhere.
      "advanceNonceAccount",
    ]),
  ],
  [
    STAKE,
    new Set([
      "authorize",
      "authorizeWithSeed",
      "authorizeChecked",
      "authorizeCheckedWithSeed",
      "withdraw",
      "split",
      "merge",
      "setLockup",
      "setLockupChecked",
      "moveStake",
      "moveLamports",
    ]),
  ],
  [
    VOTE,
    new Set([
      "authorize",
      "authorizeChecked",
      "authorizeWithSeed",
      "authorizeCheckedWithSeed",
      "withdraw",
      "updateValidatorIdentity",
      "updateCommission",
    ]),
  ],
  [
    LOADER_UPGRADEABLE,
    new Set(["setAuthority", "setAuthorityChecked", "close", "upgrade", "migrate"]),
  ],
  [LOADER_4, new Set(["transferAuthority", "retract", "finalize", "setProgramLength"])],
]);

/** Source: the interfaces of the System, Stake, Vote and loader programs. */
export const isHandover = ({ program, name, known }: Instruction): boolean =>
  known === "known" && (handovers.get(program)?.has(name) ?? false);
