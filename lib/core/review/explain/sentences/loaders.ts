import type { Sentences } from "./sentences";

export const upgradeableLoaderSentences: Sentences = {
  initializeBuffer: "Opens {buffer} to upload a program into; {authority|nobody} can write to it.",
  write: "Uploads a piece of a program into {buffer}.",
  deployWithMaxDataLen: "Publishes the program {program}, which {authority} can replace later.",
  upgrade:
    "Replaces the code of the program {program} by that in {buffer}; left over SOL goes to {spill}.",
  setAuthority: "Gives the right to replace or close {account} to {newAuthority|nobody, for good}.",
  close: "Closes {account} of a program; the SOL in it goes to {recipient}.",
  extendProgram: "Makes room for {additionalBytes:count} more bytes in the program {program}.",
  setAuthorityChecked: "Gives the right to replace or close {account} to {newAuthority}.",
  migrate: "Moves the program {program} to the newer loader.",
  extendProgramChecked:
    "Makes room for {additionalBytes:count} more bytes in the program {program}.",
};

export const loader2Sentences: Sentences = {
  write: "Uploads a piece of a program into {account}.",
  finalize: "Publishes the program {account} for good.",
};

export const loader4Sentences: Sentences = {
  write: "Uploads a piece of the program {program}.",
  copy: "Copies the code of {source} into the program {program}.",
  setProgramLength:
    "Makes the program {program} {newSize:count} bytes large; left over SOL goes to {recipient|nobody}.",
  deploy: "Publishes the program {program}.",
  retract: "Takes the program {program} out of use, to be changed.",
  transferAuthority: "Gives the command of the program {program} to {newAuthority}.",
  finalize: "Fixes the program {program} for good.",
};
