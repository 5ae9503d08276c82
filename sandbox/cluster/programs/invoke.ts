import type { Assembler } from "./assembler/assembler";
import { accountLayout, accountSlot, frameTop } from "./entry";

/** An account passed on, with what the callee may do with it. */
interface Passed {
  /** Its place among the calling instruction's accounts. */
  readonly account: number;
  readonly writable?: true;
  readonly signer?: true;
}

/** A stretch of the callee's data: constant bytes, or bytes of the caller's own data. */
export type DataPart =
  | { readonly constant: readonly number[] }
  | { readonly argument: { readonly from: number; readonly length: number } };

/** A call of another program. */
export interface Invocation {
  /** The callee's place among the calling instruction's accounts. */
  readonly program: number;
  readonly accounts: readonly Passed[];
  readonly data: readonly DataPart[];
}

/** Sizes of the C structures that `sol_invoke_signed_c` reads (Agave `cpi.rs`). */
const INSTRUCTION_BYTES = 40;
const META_BYTES = 16;
const INFO_BYTES = 56;

const lengthOf = (part: DataPart): number =>
  "constant" in part ? part.constant.length : part.argument.length;

/** The caller's data begins behind its length, to which r6 points. */
const ARGUMENTS_AT = 8;

const writeData = (code: Assembler, at: number, parts: readonly DataPart[]): void => {
  let offset = at;
  for (const part of parts) {
    if ("constant" in part) {
      part.constant.forEach((byte, index) => {
        code.storeImmediate(1, 10, offset + index, byte);
      });
    } else {
      for (let index = 0; index < part.argument.length; index += 1) {
        code
          .load(1, 2, 6, ARGUMENTS_AT + part.argument.from + index)
          .store(1, 10, offset + index, 2);
      }
    }
    offset += lengthOf(part);
  }
};

/** r2 = a pointer into an account, at r10 + `to`. r3 has to point to the account. */
const writePointer = (code: Assembler, to: number, field: number): void => {
  code.move(2, 3).addImmediate(2, field).store(8, 10, to, 2);
};

const writeMeta = (code: Assembler, at: number, { account, writable, signer }: Passed): void => {
  code.load(8, 3, 10, accountSlot(account));
  writePointer(code, at, accountLayout.address);
  code
    .storeImmediate(8, 10, at + 8, 0)
    .storeImmediate(1, 10, at + 8, writable ? 1 : 0)
    .storeImmediate(1, 10, at + 9, signer ? 1 : 0);
};

const writeInfo = (code: Assembler, at: number, account: number): void => {
  code.load(8, 3, 10, accountSlot(account));
  writePointer(code, at, accountLayout.address);
  writePointer(code, at + 8, accountLayout.lamports);
  code.load(8, 2, 3, accountLayout.dataLength).store(8, 10, at + 16, 2);
  writePointer(code, at + 24, accountLayout.data);
  writePointer(code, at + 32, accountLayout.owner);
  code
    .storeImmediate(8, 10, at + 40, 0)
    .storeImmediate(8, 10, at + 48, 0)
    .load(1, 2, 3, accountLayout.signer)
    .store(1, 10, at + 48, 2)
    .load(1, 2, 3, accountLayout.writable)
    .store(1, 10, at + 49, 2)
    .load(1, 2, 3, accountLayout.executable)
    .store(1, 10, at + 50, 2);
};

const upwards = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/**
 * Calls another program with the caller's own signers; r0 is its result. Stands after readAccounts
 * and uses the frame below the table of accounts.
 */
export const invoke = (code: Assembler, { program, accounts, data }: Invocation): void => {
  const dataLength = data.reduce((sum, part) => sum + lengthOf(part), 0);
  const infos = [...accounts.map(({ account }) => account), program];
  const dataAt = frameTop - upwards(dataLength);
  const metasAt = dataAt - accounts.length * META_BYTES;
  const infosAt = metasAt - infos.length * INFO_BYTES;
  const instructionAt = infosAt - INSTRUCTION_BYTES;

  writeData(code, dataAt, data);
  accounts.forEach((passed, index) => {
    writeMeta(code, metasAt + index * META_BYTES, passed);
  });
  infos.forEach((account, index) => {
    writeInfo(code, infosAt + index * INFO_BYTES, account);
  });
  code.load(8, 3, 10, accountSlot(program));
  writePointer(code, instructionAt, accountLayout.address);
  code
    .move(2, 10)
    .addImmediate(2, metasAt)
    .store(8, 10, instructionAt + 8, 2)
    .storeImmediate(8, 10, instructionAt + 16, accounts.length)
    .move(2, 10)
    .addImmediate(2, dataAt)
    .store(8, 10, instructionAt + 24, 2)
    .storeImmediate(8, 10, instructionAt + 32, dataLength)
    .move(1, 10)
    .addImmediate(1, instructionAt)
    .move(2, 10)
    .addImmediate(2, infosAt)
    .moveImmediate(3, infos.length)
    .moveImmediate(4, 0)
    .moveImmediate(5, 0)
    .syscall("sol_invoke_signed_c");
};
