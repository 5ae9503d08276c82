import { Assembler } from "./assembler/assembler";
import { sharedObject } from "./assembler/elf";
import { readAccounts } from "./entry";
import { invoke, type Invocation } from "./invoke";

/** A program whose only deed is one call of another program. */
export const programThatInvokes = (invocation: Invocation): Uint8Array => {
  const code = new Assembler();
  readAccounts(code);
  invoke(code, invocation);
  return sharedObject(code.exit().assemble());
};

/** A program that does nothing, and says it went well. */
export const programThatSucceeds = (): Uint8Array =>
  sharedObject(new Assembler().moveImmediate(0, 0).exit().assemble());
