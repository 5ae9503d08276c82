import { LOADER_2, LOADER_4, LOADER_DEPRECATED, LOADER_UPGRADEABLE } from "./addresses";
import { instructionTable, wordTag, type ProgramTable } from "./layout";

/** Source: solana-loader-v3-interface `instruction.rs`. */
export const upgradeableLoader: ProgramTable = {
  name: "BPF Upgradeable Loader",
  ids: [LOADER_UPGRADEABLE],
  tag: wordTag,
  instructions: instructionTable([
    ["0", "initializeBuffer", "buffer authority?"],
    ["1", "write", "buffer authority", "offset:u32 bytes:bytes64"],
    [
      "2",
      "deployWithMaxDataLen",
      "payer programData program buffer rentSysvar clockSysvar systemProgram authority",
      "maxDataLength:u64 closeBuffer:endBool?",
    ],
    [
      "3",
      "upgrade",
      "programData program buffer spill rentSysvar clockSysvar authority",
      "closeBuffer:endBool?",
    ],
    ["4", "setAuthority", "account authority newAuthority?"],
    ["5", "close", "account recipient authority? program?", "tombstone:endBool?"],
    ["6", "extendProgram", "programData program systemProgram? payer?", "additionalBytes:u32"],
    ["7", "setAuthorityChecked", "account authority newAuthority"],
    ["8", "migrate", "programData program authority"],
    [
      "9",
      "extendProgramChecked",
      "programData program authority systemProgram? payer?",
      "additionalBytes:u32",
    ],
  ]),
};

const writeAndFinalize = instructionTable([
  ["0", "write", "account", "offset:u32 bytes:bytes64"],
  ["1", "finalize", "account rentSysvar"],
]);

/** Source: solana-loader-v2-interface. */
export const loader2: ProgramTable = {
  name: "BPF Loader 2",
  ids: [LOADER_2],
  tag: wordTag,
  instructions: writeAndFinalize,
};

/** The first loader: the same instructions, long refused by the runtime. */
export const loaderDeprecated: ProgramTable = {
  name: "BPF Loader (deprecated)",
  ids: [LOADER_DEPRECATED],
  tag: wordTag,
  instructions: writeAndFinalize,
};

/** Source: solana-loader-v4-interface. */
export const loader4: ProgramTable = {
  name: "Loader v4",
  ids: [LOADER_4],
  tag: wordTag,
  instructions: instructionTable([
    ["0", "write", "program authority", "offset:u32 bytes:bytes64"],
    ["1", "copy", "program authority source", "destinationOffset:u32 sourceOffset:u32 length:u32"],
    ["2", "setProgramLength", "program authority recipient?", "newSize:u32"],
    ["3", "deploy", "program authority source?"],
    ["4", "retract", "program authority"],
    ["5", "transferAuthority", "program authority newAuthority"],
    ["6", "finalize", "program authority nextVersion"],
  ]),
};
