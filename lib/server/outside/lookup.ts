import { lookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { CodedError } from "@/lib/core/errors";

/** Every address of a name. */
export type Resolve = (
  name: string,
  answer: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** As any program of this machine would: hosts file, then DNS. */
export const systemResolve: Resolve = (name, answer) => {
  lookup(name, { all: true, verbatim: true }, answer);
};

/**
 * The lookup a connection is made with. What is judged here is what is connected to, so a name that
 * answers otherwise the second time gains nothing; and one private address among public ones is
 * reason enough to refuse them all.
 */
export const guardedLookup =
  (resolve: Resolve, admits: (address: string) => boolean): LookupFunction =>
  (name, { all }, answer) => {
    resolve(name, (error, addresses) => {
      const [first] = addresses;
      if (error !== null || first === undefined) {
        answer(error ?? new Error("the name has no address"), "", 0);
      } else if (!addresses.every(({ address }) => admits(address))) {
        const reason = "leads where it may not";
        const context = { reason };
        answer(
          new CodedError("OUTSIDE_ADDRESS_REFUSED", `a name from outside ${reason}`, { context }),
          "",
          0,
        );
      } else if (all === true) answer(null, [...addresses]);
      else answer(null, first.address, first.family);
    });
  };
