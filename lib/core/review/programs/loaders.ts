import { LOADER_2, LOADER_4, LOADER_UPGRADEABLE } from "./addresses";
import { instructionTable, wordTag, type ProgramTable } from "./layout";

/** Source: solana-loader-v3-interface `instruction.rs`. */
export const upgradeableLoader: ProgramTable = {
  name: "BPF Upgradeable Loader",
  ids: [LOADER_UPGRADEABLE],
  tag: wordTag,
  instructions: instructionTable([
    ["0", "initializeBuffer", "buffer authority?"],
    ["1", "write", "buffer authority", "data:rest"],
    [
      "2",
      "deployWithMaxDataLen",
      "payer programData program buffer rentSysvar clockSysvar systemProgram authority",
      "data:rest",
    ],
    [
      "3",
      "upgrade",
      "programData program buffer spill rentSysvar clockSysvar authority",
      "data:rest",
    ],
    ["4", "setAuthority", "account authority newAuthority?"],
    ["5", "close", "account recipient authority? program?", "data:rest"],
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

/** Source: solana-loader-v2-interface. */
export const loader2: ProgramTable = {
  name: "BPF Loader 2",
  ids: [LOADER_2],
  tag: wordTag,
  instructions: instructionTable([
    ["0", "write", "account", "data:rest"],
    ["1", "finalize", "account rentSysvar"],
  ]),
};

/** Source: solana-loader-v4-interface. */
export const loader4: ProgramTable = {
  name: "Loader v4",
  ids: [LOADER_4],
  tag: wordTag,
  instructions: instructionTable([
    ["0", "write", "program authority", "data:rest"],
    ["1", "copy", "program authority source", "data:rest"],
    ["2", "setProgramLength", "program authority recipient?", "newSize:u32"],
    ["3", "deploy", "program authority source?"],
    ["4", "retract", "program authority"],
    ["5", "transferAuthority", "program authority newAuthority"],
    ["6", "finalize", "program authority nextVersion"],
  ]),
};
