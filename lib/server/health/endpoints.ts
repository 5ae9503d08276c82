import { chain } from "@/lib/server/chain";
import { env } from "@/lib/server/env";

/** How one RPC endpoint is. */
export interface EndpointHealth {
  /** Where it stands; the rest of its address may be a key. */
  readonly host: string;
  readonly state: "up" | "down";
  readonly tookMs: number;
  /** Slots behind the furthest of those that answered. */
  readonly behind: number | null;
}

/** Whoever asks more often than this gets the last answer: watching must not become a load. */
const FRESH_MILLISECONDS = 5_000;

const measure = async (): Promise<readonly EndpointHealth[]> => {
  const { rpcUrls } = env().solana;
  const standings = await chain().endpointStandings();
  return standings.map((standing, index) => ({ host: rpcUrls[index]?.host ?? "", ...standing }));
};

let last: { readonly report: Promise<readonly EndpointHealth[]>; readonly at: number } | undefined;

/** How each configured RPC endpoint is, in their order; asked at most every five seconds. */
export const endpointHealth = (): Promise<readonly EndpointHealth[]> => {
  const now = performance.now();
  if (last === undefined || now - last.at > FRESH_MILLISECONDS)
    last = { report: measure(), at: now };
  return last.report;
};
