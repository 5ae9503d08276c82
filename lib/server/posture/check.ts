import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { Finding } from "@/lib/core/posture";
import type { Probe } from "./probe/probe";

/** Measures one requirement. What it throws is a failure of the requirement. */
export type Measure = (probe: Probe) => Promise<readonly Finding[]>;

export const pass = (words: string): Finding => ({ state: "pass", words });
export const attention = (words: string): Finding => ({ state: "attention", words });
export const fail = (words: string): Finding => ({ state: "fail", words });

/** The one or the other, by what was found. */
export const holds = (isSo: boolean, words: string, otherwise: string): Finding =>
  isSo ? pass(words) : fail(otherwise);

/** How something ended: its code where it was refused, null where it was not. @throws what is no refusal */
export const refusal = async (work: () => unknown): Promise<ErrorCode | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};

/** Told by name or code alone: an error's own words may hold what is to be kept from sight. */
export const nameOf = (error: unknown): string => {
  if (error instanceof CodedError) return error.code;
  if (!(error instanceof Error)) return "an unknown error";
  return "code" in error ? String(error.code) : error.name;
};

/** "1 file", "2 files". */
export const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;
