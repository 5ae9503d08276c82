import { address, isAddress } from "@solana/kit";
import * as z from "zod";
import { lamportsFromText, parseSol, type Lamports } from "@/lib/core/money";
import { assetTypes } from "@/lib/core/realm";
import { listingStatuses, listingTypes } from "@/lib/core/realm/listing";
import { faultSchema, hostileKinds, isHostileKind } from "../realm";
import type { ControlParts } from ".";
import type { Command } from "./http";

const hostileSchema = z.strictObject({
  kind: z.string(),
  times: z.int().min(1).default(1),
  listingId: z.string().optional(),
});

const clusterFaultSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["down", "simulateFails", "sendFails", "dropSends"]) }),
  z.strictObject({ kind: z.literal("latency"), millis: z.int().min(0).max(120_000) }),
]);

const modeSchema = z.strictObject({
  mode: z.enum(["normal", "flipMessage", "dropCosigner", "garbageSignature", "addPriorityFee"]),
});

const sol = z.string().transform((text): Lamports => parseSol(text));

const listingSchema = z.strictObject({
  name: z.string().min(1).max(80).default("Fresh listing"),
  price: sol.default(parseSol("1.5")),
  seller: z.string().default("Creator 1"),
  assetType: z.enum(assetTypes).default("model"),
  listingType: z.enum(listingTypes).default("fixed_price"),
});

const wallet = z
  .string()
  .refine((text) => isAddress(text), "Not a Solana address.")
  .transform((text) => address(text));

const hostileCommands = ({ realm }: ControlParts): readonly Command[] => [
  {
    method: "GET",
    path: "/hostile",
    does: "The kinds of hostile transactions with the rules each trips, and those that are due.",
    run: () => ({
      due: realm.hostile.list(),
      kinds: Object.entries(hostileKinds).map(([kind, { rules, about }]) => ({
        kind,
        rules,
        about,
      })),
    }),
  },
  {
    method: "POST",
    path: "/hostile",
    does: "Spoils the next purchases prepared.",
    takes: { kind: "other-seller", times: 1, listingId: "optional" },
    run: (body) => {
      const { kind, times, listingId } = hostileSchema.parse(body);
      if (!isHostileKind(kind)) throw new Error(`unknown kind; GET /hostile lists them`);
      realm.hostile.add({ kind, times, listingId });
      return { due: realm.hostile.list() };
    },
  },
  {
    method: "DELETE",
    path: "/hostile",
    does: "Forgets what was due.",
    run: () => {
      realm.hostile.clear();
    },
  },
];

const realmCommands = ({ realm }: ControlParts): readonly Command[] => [
  {
    method: "GET",
    path: "/realm/fault",
    does: "REALM's faults in force.",
    run: () => ({ faults: realm.faults.list() }),
  },
  {
    method: "POST",
    path: "/realm/fault",
    does: "Makes REALM's API fail: down, latency, status, rate-limit, drop-before, drop-after, truncated, html.",
    takes: { kind: "status", status: 503, millis: 1000, times: 3, match: "purchases.confirm" },
    run: (body) => {
      realm.faults.set(faultSchema.parse(body));
      return { faults: realm.faults.list() };
    },
  },
  {
    method: "DELETE",
    path: "/realm/fault",
    does: "Lifts every fault of REALM's.",
    run: () => {
      realm.faults.clear();
    },
  },
  {
    method: "GET",
    path: "/realm/calls",
    does: "Calls by operation since the start or the last reset; purchases prepared and completed ever.",
    run: () => realm.calls(),
  },
  {
    method: "DELETE",
    path: "/realm/calls",
    does: "Starts counting calls anew.",
    run: () => {
      realm.resetCalls();
    },
  },
  {
    method: "GET",
    path: "/listings",
    does: "Every listing with ?status=active, sold or cancelled.",
    run: (_body, query) => ({
      listings: realm.listings(z.enum(listingStatuses).parse(query.get("status") ?? "active")),
    }),
  },
  {
    method: "POST",
    path: "/listing",
    does: "Lists a fresh asset of a creator's; the answer is the listing. The price is SOL as text.",
    takes: {
      name: "Fresh listing",
      price: "1.5",
      seller: "Creator 1",
      assetType: "model",
      listingType: "fixed_price",
    },
    run: (body) => realm.createListing(listingSchema.parse(body)),
  },
];

const moneyCommands = ({ realm, wallet: sandboxWallet }: ControlParts): readonly Command[] => [
  {
    method: "POST",
    path: "/airdrop",
    does: "Gives a wallet lamports (as text).",
    takes: { wallet: "<base58>", lamports: "1000000000" },
    run: (body) => {
      const gift = z.strictObject({ wallet, lamports: lamportsFromText }).parse(body);
      return realm.airdrop(gift.wallet, gift.lamports);
    },
  },
  {
    method: "POST",
    path: "/drain",
    does: "Takes a named account's lamports down to what is left of them.",
    takes: { account: "Buyer 2", keepLamports: "1000000" },
    run: (body) => {
      const order = z
        .strictObject({ account: z.string(), keepLamports: lamportsFromText })
        .parse(body);
      return realm.drain(sandboxWallet.signer(order.account).secretKey, order.keepLamports);
    },
  },
];

const clusterCommands = ({ cluster }: ControlParts): readonly Command[] => [
  {
    method: "POST",
    path: "/cluster/fault",
    does: "Makes the cluster fail: down, latency, simulateFails, sendFails, dropSends.",
    takes: { kind: "latency", millis: 1000 },
    run: (body) => {
      cluster.setFault(clusterFaultSchema.parse(body));
    },
  },
  {
    method: "DELETE",
    path: "/cluster/fault",
    does: "Lifts the cluster's fault.",
    run: () => {
      cluster.setFault(null);
    },
  },
  {
    method: "POST",
    path: "/cluster/advance",
    does: "Lets slots pass at once; 151 expire every blockhash.",
    takes: { slots: 151 },
    run: (body) => {
      cluster.advanceSlots(z.strictObject({ slots: z.int().min(1).max(10_000) }).parse(body).slots);
    },
  },
];

const walletCommands = ({ wallet: sandboxWallet }: ControlParts): readonly Command[] => [
  {
    method: "POST",
    path: "/wallet/mode",
    does: "Makes the wallet misbehave, or behave again: normal, flipMessage, dropCosigner, garbageSignature, addPriorityFee.",
    takes: { mode: "flipMessage" },
    run: (body) => {
      sandboxWallet.setMode(modeSchema.parse(body).mode);
    },
  },
  {
    method: "GET",
    path: "/wallet/calls",
    does: "How often pages called the wallet, by method.",
    run: () => sandboxWallet.calls(),
  },
  {
    method: "DELETE",
    path: "/wallet/calls",
    does: "Starts counting the wallet's calls anew.",
    run: () => {
      sandboxWallet.resetCalls();
    },
  },
];

/** Everything the control port can do. */
export const controlCommands = (parts: ControlParts): readonly Command[] => {
  const commands = [
    ...hostileCommands(parts),
    ...realmCommands(parts),
    ...moneyCommands(parts),
    ...clusterCommands(parts),
    ...walletCommands(parts),
  ];
  const help: Command = {
    method: "GET",
    path: "/",
    does: "This list.",
    run: () => ({
      commands: [help, ...commands].map(({ method, path, does, takes }) => ({
        method,
        path,
        does,
        takes,
      })),
    }),
  };
  return [help, ...commands];
};
