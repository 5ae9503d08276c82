/**
 * What holders of a licence may ask for without a REALM account of their own: pictures of one wallet,
 * and of one licence whoever holds it, in any stretch of so many milliseconds. REALM counts them against this instance's account.
 */
export const LICENCE_QUOTA = { pictures: 50, windowMillis: 24 * 60 * 60 * 1_000 } as const;

/** A model whose licence a wallet holds. */
export interface LicensedModel {
  /** REALM's id. */
  readonly modelId: string;
  readonly name: string;
}

/** Pictures of the day. */
export interface LicenceQuota {
  readonly most: number;
  readonly left: number;
}
