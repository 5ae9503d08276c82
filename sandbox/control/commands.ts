import { address, isAddress } from "@solana/kit";
import * as z from "zod";
import { lamportsFromText } from "@/lib/core/money";
import { clusterFaults, type ClusterFault } from "../cluster/faults";
import { hostileKinds, isHostileKind, licenceKinds } from "../realm";
import { walletMode, walletModes } from "../wallet/mode";
import type { ControlParts } from ".";
import type { Command } from "./http";
import { realmCommands } from "./realm-commands";
import { studioCommands } from "./studio-commands";
import { webhookCommands } from "./webhook-commands";

const hostileSchema = z.strictObject({
  kind: z.string(),
  times: z.int().min(1).default(1),
  listingId: z.string().optional(),
});

const timelessFault = z.custom<Exclude<ClusterFault["kind"], "latency">>(
  (kind) => typeof kind === "string" && kind !== "latency" && Object.hasOwn(clusterFaults, kind),
);
const clusterFaultSchema = z.union([
  z.strictObject({ kind: timelessFault }),
  z.strictObject({ kind: z.literal("latency"), millis: z.int().min(0).max(120_000) }),
]);

const modeSchema = z.strictObject({ mode: walletMode });

const wallet = z
  .string()
  .refine((text) => isAddress(text), "Not a Solana address.")
  .transform((text) => address(text));

const hostileCommands = ({ realm }: ControlParts): readonly Command[] => [
  {
    method: "GET",
    path: "/hostile",
    does: "The kinds of hostile transactions and of licences, the rules each trips, and what is due.",
    run: () => ({
      due: realm.hostile.list(),
      kinds: Object.entries(hostileKinds).map(([kind, { rules, verdict, about }]) => ({
        kind,
        rules,
        verdict,
        about,
      })),
      licences: Object.entries(licenceKinds).map(([licence, { rules, about }]) => ({
        licence,
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
    does: `Makes the cluster fail: ${Object.keys(clusterFaults).join(", ")}.`,
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
    does: "Makes the wallet edit, misbehave, or behave again (normal); GET /wallet/modes lists the ways.",
    takes: { mode: "flipMessage" },
    run: (body) => {
      sandboxWallet.setMode(modeSchema.parse(body).mode);
    },
  },
  {
    method: "GET",
    path: "/wallet/modes",
    does: "How the wallet can sign, benign and malicious.",
    run: () => ({
      modes: Object.entries(walletModes).map(([mode, words]) => ({ mode, ...words })),
    }),
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
    ...studioCommands(parts),
    ...webhookCommands(parts),
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
