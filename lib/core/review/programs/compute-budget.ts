import { COMPUTE_BUDGET } from "./addresses";
import { byteTag, instructionTable, type ProgramTable } from "./layout";

/** Source: solana-compute-budget-interface. Tag 0 (RequestUnitsDeprecated) is refused by the runtime. */
export const computeBudgetProgram: ProgramTable = {
  name: "Compute Budget",
  ids: [COMPUTE_BUDGET],
  tag: byteTag,
  instructions: instructionTable([
    ["1", "requestHeapFrame", "", "bytes:u32"],
    ["2", "setComputeUnitLimit", "", "units:u32"],
    ["3", "setComputeUnitPrice", "", "microLamports:u64"],
    ["4", "setLoadedAccountsDataSizeLimit", "", "accountDataSizeLimit:u32"],
  ]),
};
