import { TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import type { Terms } from "../chain/draft";
import type { HostileKindName } from "./kinds";
import { hostileKinds } from "./kinds";
import type { Plan, Scene } from "./plan";

/** An order to cheat. */
export interface HostileOrder {
  readonly kind: HostileKindName;
  /** How many purchases it spoils. */
  readonly times: number;
  /** Only purchases of this listing; any where it is left out. */
  readonly listingId?: string | undefined;
}

/** The cheating that is due, in order; each purchase is spoiled by at most one kind. */
export class HostileQueue {
  #orders: HostileOrder[] = [];

  add(order: HostileOrder): void {
    this.#orders.push(order);
  }

  clear(): void {
    this.#orders = [];
  }

  list(): readonly HostileOrder[] {
    return this.#orders;
  }

  /**
   * Spoils a purchase's transaction if it is this one's turn; gives it back as it was otherwise. Only
   * sales of a plain licence are spoiled, so that what is wrong is the kind's doing alone; an order
   * for another one stays due.
   */
  async disturb(
    listingId: string,
    scene: Omit<Scene, "terms">,
    terms: Terms,
    plan: Plan,
  ): Promise<Plan> {
    const { licence } = terms;
    if (licence?.program !== TOKEN_PROGRAM_ADDRESS) return plan;
    const order = this.#orders.find(
      (one) => one.listingId === undefined || one.listingId === listingId,
    );
    if (!order) return plan;
    this.#orders = this.#orders.flatMap((one) => {
      if (one !== order) return [one];
      return one.times > 1 ? [{ ...one, times: one.times - 1 }] : [];
    });
    return hostileKinds[order.kind].spoil(plan, { ...scene, terms: { ...terms, licence } });
  }
}
