import { address } from "@solana/kit";
import { Assembler } from "./assembler/assembler";
import { sharedObject } from "./assembler/elf";
import { readAccounts } from "./entry";

/** The last instruction of the real program, `AssertBubblegumTreeConfigAccount`. */
const LAST_TAG = 17;
/** Where the data begins behind its length, to which r6 points. */
const DATA_AT = 8;

/** Takes the tags the real program knows, without looking at what they assert; refuses the rest. */
const knownTagsSucceed = (): Uint8Array => {
  const code = new Assembler();
  readAccounts(code);
  const fail = code.label("fail");
  code
    .load(8, 2, 6, 0)
    .jumpIfEqual(2, 0, fail)
    .load(1, 2, 6, DATA_AT)
    .jumpIfAbove(2, LAST_TAG, fail)
    .moveImmediate(0, 0)
    .exit()
    .place(fail)
    .moveImmediate(0, 1)
    .exit();
  return sharedObject(code.assemble());
};

/**
 * A stand-in for Lighthouse at its own address, so that transactions with a wallet's guards run here.
 * It is not the real program, which no package ships: an assertion is never checked and a memory
 * write writes nothing. What the review decides about them does not depend on it.
 */
export const lighthouse = {
  address: address("L2TExMFKdjpN9kozasaurPirfHy9P8sbXoAN1qA3S95"),
  elf: knownTagsSucceed(),
} as const;
