import * as z from "zod";
import { parseSol, type Lamports } from "@/lib/core/money";
import { assetTypes } from "@/lib/core/realm";
import { listingStatuses, listingTypes } from "@/lib/core/realm/listing";
import { faultSchema, handoverModes, isLicenceKind, type LicenceKind } from "../realm";
import type { ControlParts } from ".";
import type { Command } from "./http";

const sol = z.string().transform((text): Lamports => parseSol(text));

const listingSchema = z.strictObject({
  name: z.string().min(1).max(20_000).default("Fresh listing"),
  description: z.string().max(20_000).optional(),
  tags: z.array(z.string().max(20_000)).max(20).optional(),
  price: sol.default(parseSol("1.5")),
  seller: z.string().default("Creator 1"),
  assetType: z.enum(assetTypes).default("model"),
  listingType: z.enum(listingTypes).default("fixed_price"),
  licence: z
    .custom<LicenceKind | "none">(
      (name) => name === "none" || (typeof name === "string" && isLicenceKind(name)),
      "Not a kind of licence; GET /hostile lists them.",
    )
    .default("plain"),
});

const repriceSchema = z.strictObject({ listingId: z.string(), price: sol });

const limitsSchema = z.strictObject({
  limit: z.int().min(1).max(1_000_000),
  seconds: z.int().min(1).max(3_600).default(60),
});

/** REALM's API: its faults, its counters, its listings. */
export const realmCommands = ({ realm }: ControlParts): readonly Command[] => [
  {
    method: "GET",
    path: "/realm/fault",
    does: "REALM's faults in force.",
    run: () => ({ faults: realm.faults.list() }),
  },
  {
    method: "POST",
    path: "/realm/fault",
    does: "Makes REALM's API fail: down, latency, slow, status, rate-limit, drop-before, drop-after, truncated, html, clock-skew. The answer of status may say anything of itself.",
    takes: {
      kind: "status",
      status: 503,
      millis: 1000,
      seconds: 600,
      times: 3,
      match: "images.job",
      error: { code: "any", message: "any", requestId: "any", details: {} },
    },
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
    method: "POST",
    path: "/realm/limits",
    does: "Gives every key other rate limits: so many calls of each group in a window of so many seconds.",
    takes: { limit: 60, seconds: 60 },
    run: (body) => {
      realm.setLimits(limitsSchema.parse(body));
    },
  },
  {
    method: "DELETE",
    path: "/realm/limits",
    does: "Gives each plan its own rate limits back.",
    run: () => {
      realm.setLimits(null);
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
      licence: "plain",
      description: "optional",
      tags: ["fresh"],
    },
    run: (body) => realm.createListing(listingSchema.parse(body)),
  },
  {
    method: "POST",
    path: "/listing/price",
    does: "Changes a listing's price, whoever is looking at the old one. The price is SOL as text.",
    takes: { listingId: "list_…", price: "2.5" },
    run: (body) => {
      const { listingId, price } = repriceSchema.parse(body);
      return realm.reprice(listingId, price);
    },
  },
  {
    method: "POST",
    path: "/listing/handover",
    does: `Whether listing and cancelling ask their seller to sign on the chain: ${handoverModes.join(", ")}. "drain" also takes SOL.`,
    takes: { mode: "honest" },
    run: (body) => {
      realm.setHandover(z.strictObject({ mode: z.enum(handoverModes) }).parse(body).mode);
    },
  },
];
