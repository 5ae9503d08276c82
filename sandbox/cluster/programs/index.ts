import type { Address } from "@solana/kit";
import { approver } from "./approver";
import { handover } from "./handover";
import { hiddenTokenTransfer } from "./hidden-token-transfer";
import { hiddenTransfer } from "./hidden-transfer";
import { lighthouse } from "./lighthouse";
import { quiet } from "./quiet";

/** A program of the sandbox's own, at an address that is the same on every start. */
interface SandboxProgram {
  readonly address: Address;
  /** What a cluster's loader takes. */
  readonly elf: Uint8Array;
}

export { approver, handover, hiddenTokenTransfer, hiddenTransfer, lighthouse, quiet };

/** Every program the sandbox's cluster has beyond the standard ones. */
export const sandboxPrograms: readonly SandboxProgram[] = [
  approver,
  handover,
  hiddenTokenTransfer,
  hiddenTransfer,
  lighthouse,
  quiet,
];
