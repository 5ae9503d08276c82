import type { Credential, CredentialScope } from "./credential";

type Scopes = readonly CredentialScope[];

const isWithin = (inner: Scopes, outer: Scopes): boolean =>
  inner.every((scope) => outer.includes(scope));

/** Whether one operation is meant for both. */
export const overlaps = (left: Scopes, right: Scopes): boolean =>
  left.some((scope) => right.includes(scope));

/** Whether it does all that the other one did. */
export const standsInFor = (one: Pick<Credential, "scopes">, other: Pick<Credential, "scopes">) =>
  isWithin(other.scopes, one.scopes);

/** What becomes of an owner's credentials in force when another one comes into force. */
export interface Succession {
  /** Nothing is left to them, so they retire. */
  readonly replaced: readonly Credential[];
  /** They stay in force for the rest of what they are for: the narrower one goes first (seeds R4, D3). */
  readonly wider: readonly Credential[];
}

/**
 * A credential takes over from each in force whose operations it all covers, and takes its own from a
 * wider one, which goes with the last of its operations. So each operation has one credential (seed R3).
 * @param standing The owner's credentials in force
 * @returns null where one of them shares some operations with it and each has others of its own: which
 * of the two is used would then be chance
 */
export const successionOf = (
  coming: Credential,
  standing: readonly Credential[],
): Succession | null => {
  const staying = standing.filter((one) => !standsInFor(coming, one));
  const around = staying.filter(({ scopes }) => overlaps(scopes, coming.scopes));
  if (!around.every((one) => standsInFor(one, coming))) return null;
  // As a call's credential is chosen: the one with the fewest scopes.
  const isIdle = ({ scopes }: Credential): boolean =>
    scopes.every((scope) =>
      [coming, ...staying].some(
        (other) => other.scopes.length < scopes.length && other.scopes.includes(scope),
      ),
    );
  const replaced = standing.filter((one) => !staying.includes(one) || isIdle(one));
  return { replaced, wider: around.filter((one) => !replaced.includes(one)) };
};
