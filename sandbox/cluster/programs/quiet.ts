import { address } from "@solana/kit";
import { programThatSucceeds } from "./program";

/** Does nothing with whatever it is given: an unknown program without any effect. */
export const quiet = {
  address: address("QuietProgram1111111111111111111111111111111"),
  elf: programThatSucceeds(),
} as const;
