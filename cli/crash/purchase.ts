import type * as z from "zod";
import {
  purchaseAnswerSchema,
  purchaseListSchema,
  purchaseViewSchema,
  type PurchaseState,
} from "@/lib/core/purchase";
import { readTransaction } from "@/lib/core/review";
import { fromBase64 } from "@/lib/core/solana";
import { Refused } from "./http-session";
import type { Person } from "./person";

/**
 * How far somebody goes: until it is theirs, buying again what ran out; until the app has the signature,
 * whatever happens; to a no, to a signature of something else, or away before or right after signing.
 */
export type Patience =
  | "comes back"
  | "stays"
  | "declines"
  | "signs something else"
  | "leaves unsigned"
  | "leaves after signing once";

const ends: Partial<Readonly<Record<Patience, PurchaseState>>> = {
  declines: "declined",
  "signs something else": "refused",
};

export interface Order {
  readonly person: Person;
  readonly listingId: string;
  readonly patience: Patience;
  /** By what the purchase is known on the way: filled as it goes on. */
  readonly names: Set<string>;
  /** Waits here with the signed transaction in hand. */
  readonly beforeSending?: () => Promise<void>;
}

/** A byte of an amount, as the server's own test of it has it. */
const ALTERED_FROM_END = 3;
const GIVE_UP_MILLIS = 600_000;
const AGAIN_MILLIS = 250;

const pause = (millis: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, millis);
  });

const isHandedOver = (state: PurchaseState): boolean =>
  state === "signed" || state === "submitted" || state === "paid";

/** What a page shows of the listing's purchases of this person: the newest first. */
const shown = async ({ person, listingId }: Order, app: string) => {
  const path = "/api/purchases";
  const { purchases } = await person.session.call(app, "GET", path, purchaseListSchema);
  return purchases.filter((purchase) => purchase.listingId === listingId);
};

const start = async (
  { person, listingId, names }: Order,
  app: string,
): Promise<z.output<typeof purchaseAnswerSchema>> => {
  const path = "/api/purchases";
  const answer = await person.session.call(app, "POST", path, purchaseAnswerSchema, { listingId });
  names.add(answer.purchase.id);
  if (answer.prepared) names.add(answer.prepared.intent.purchaseId);
  return answer;
};

/** One try of it all. @returns whether there is nothing left for the person to do */
const attempt = async (order: Order, app: string): Promise<boolean> => {
  const { person, names, patience } = order;
  const known = await shown(order, app);
  if (known.some(({ state }) => state === "owned")) return true;
  if (known.some(({ state }) => isHandedOver(state))) return patience !== "comes back";
  if (known.some(({ state }) => state === ends[patience])) return true;
  const { purchase, prepared } = await start(order, app);
  if (patience === "leaves unsigned") return true;
  if (patience === "declines") {
    const path = `/api/purchases/${purchase.id}/close`;
    const reason = { reason: "declined" };
    await person.session.call(app, "POST", path, purchaseViewSchema, reason);
    return true;
  }
  if (!prepared) return isHandedOver(purchase.state) && patience !== "comes back";
  const transaction =
    patience === "signs something else"
      ? person.signAltered(prepared.transaction, ALTERED_FROM_END)
      : person.sign(prepared.transaction);
  names.add(transaction);
  const signature = readTransaction(fromBase64(transaction))?.signature;
  if (typeof signature === "string") names.add(signature);
  await order.beforeSending?.();
  const path = `/api/purchases/${purchase.id}/signed`;
  const sent = person.session.call(app, "POST", path, purchaseAnswerSchema, { transaction });
  if (patience === "leaves after signing once") {
    await sent.catch(() => undefined);
    return true;
  }
  return isHandedOver((await sent).purchase.state) && patience !== "comes back";
};

/** No is an answer: the listing is somebody else's by now. */
const isFinal = (error: unknown): boolean =>
  error instanceof Refused && error.code === "LISTING_SOLD";

/**
 * Buys as a person does who reloads the page when it breaks: at the next instance, with the
 * purchase that the app still knows, as far as their patience goes.
 * @param app gives the instance to ask this time
 * @throws Error where it does not get that far in ten minutes
 */
export const buy = async (order: Order, app: () => string): Promise<void> => {
  const deadline = Date.now() + GIVE_UP_MILLIS;
  for (;;) {
    try {
      if (await attempt(order, app())) return;
    } catch (error) {
      if (isFinal(error)) return;
      if (Date.now() > deadline) throw error;
    }
    await pause(AGAIN_MILLIS);
  }
};
