import * as z from "zod";
import { clusterOfGenesis, type Cluster } from "@/lib/core/solana";
import type { Endpoint } from "./endpoint";

/** An address can come to lead elsewhere: what was seen is asked again after this long. */
const RIGHT_FOR_MILLIS = 600_000;
const WRONG_FOR_MILLIS = 30_000;

/** Thrown in place of any answer of an endpoint that stands on another cluster. */
export class WrongClusterError extends Error {
  constructor(found: Cluster, expected: Cluster) {
    super(`the endpoint is on ${found}, not on ${expected}`);
    this.name = "WrongClusterError";
  }
}

export interface VerifiedOptions {
  readonly expected: Cluster;
  readonly onWrong: (error: WrongClusterError) => void;
  /** Milliseconds. */
  readonly now?: () => number;
}

/**
 * An endpoint that is asked nothing before its genesis hash has named the expected cluster. One on
 * another cluster fails every call, so that it neither steps in for another nor testifies that a
 * signature is unknown: on the wrong chain every signature is.
 */
export const verifiedEndpoint = (
  endpoint: Endpoint,
  { expected, onWrong, now = Date.now }: VerifiedOptions,
): Endpoint => {
  let seen: { readonly found: Cluster; readonly until: number } | undefined;
  let looking: Promise<Cluster> | undefined;

  const look = async (retries: number): Promise<Cluster> => {
    const { result, error } = await endpoint.ask(
      { id: 1, method: "getGenesisHash", params: [] },
      retries,
    );
    if (error) throw error;
    const found = clusterOfGenesis(z.string().parse(result));
    const right = found === expected;
    seen = { found, until: now() + (right ? RIGHT_FOR_MILLIS : WRONG_FOR_MILLIS) };
    if (!right) onWrong(new WrongClusterError(found, expected));
    return found;
  };
  const cluster = async (retries: number): Promise<Cluster> => {
    if (seen && now() < seen.until) return seen.found;
    looking ??= look(retries).finally(() => {
      looking = undefined;
    });
    return looking;
  };

  return {
    async ask(call, retries) {
      const found = await cluster(retries);
      if (found !== expected) throw new WrongClusterError(found, expected);
      return endpoint.ask(call, retries);
    },
  };
};
