/** A trained model of the seller's that is not for sale yet. */
export interface Sellable {
  /** Ours. */
  readonly id: string;
  /** REALM's. */
  readonly modelId: string;
  readonly name: string;
  readonly description: string;
  /** The latest picture made with it; its address here. */
  readonly cover: string | undefined;
}
