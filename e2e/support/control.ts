import * as z from "zod";

const callsSchema = z.object({
  connect: z.number(),
  signMessage: z.number(),
  signTransaction: z.number(),
  signIn: z.number(),
});

const listingSchema = z.object({ listingId: z.string() });

/** The sandbox's control port: what goes wrong, and when. */
export interface Control {
  /** Spoils the next transactions prepared for a listing. */
  hostile(kind: string, listingId: string, times?: number): Promise<void>;
  newListing(listing: {
    name: string;
    price: string;
    seller?: string;
    /** A kind of licence, or "none" for a sale on REALM's word alone. */
    licence?: string;
  }): Promise<string>;
  reprice(listingId: string, price: string): Promise<void>;
  /** Whether listing and cancelling ask their seller to sign: off, honest, or drain for one that also takes SOL. */
  handover(mode: "off" | "honest" | "drain"): Promise<void>;
  realmFault(fault: Record<string, unknown>): Promise<void>;
  clusterFault(fault: Record<string, unknown>): Promise<void>;
  /** Lifts every fault. */
  healthy(): Promise<void>;
  /** Whether REALM or the cluster was given a fault since this was asked last. */
  wasBroken(): boolean;
  advanceSlots(slots: number): Promise<void>;
  walletMode(mode: string): Promise<void>;
  walletCalls(): Promise<z.infer<typeof callsSchema>>;
  forgetWalletCalls(): Promise<void>;
}

export const controlClient = (base: string): Control => {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${base}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`control ${method} ${path}: ${answer.status} ${text}`);
    return text === "" ? null : JSON.parse(text);
  };
  let broken = false;
  return {
    hostile: async (kind, listingId, times = 1) => {
      await call("POST", "/hostile", { kind, listingId, times });
    },
    reprice: async (listingId, price) => {
      await call("POST", "/listing/price", { listingId, price });
    },
    handover: async (mode) => {
      await call("POST", "/listing/handover", { mode });
    },
    newListing: async (listing) =>
      listingSchema.parse(await call("POST", "/listing", listing)).listingId,
    realmFault: async (fault) => {
      broken = true;
      await call("POST", "/realm/fault", fault);
    },
    clusterFault: async (fault) => {
      broken = true;
      await call("POST", "/cluster/fault", fault);
    },
    healthy: async () => {
      await Promise.all([
        call("DELETE", "/realm/fault"),
        call("DELETE", "/cluster/fault"),
        call("DELETE", "/hostile"),
        call("POST", "/wallet/mode", { mode: "normal" }),
        call("POST", "/listing/handover", { mode: "off" }),
      ]);
    },
    wasBroken: () => {
      const was = broken;
      broken = false;
      return was;
    },
    advanceSlots: async (slots) => {
      await call("POST", "/cluster/advance", { slots });
    },
    walletMode: async (mode) => {
      await call("POST", "/wallet/mode", { mode });
    },
    walletCalls: async () => callsSchema.parse(await call("GET", "/wallet/calls")),
    forgetWalletCalls: async () => {
      await call("DELETE", "/wallet/calls");
    },
  };
};
