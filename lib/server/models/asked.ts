import { CodedError } from "@/lib/core/errors";
import type { ModelContext } from "./context";

/** A question that REALM answered. */
export interface Asked {
  readonly at: Date;
  /** With which it was asked, so of whose account the answer is; null where that is not sure. */
  readonly credentialId: string | null;
}

/**
 * To be called before REALM is asked for an owner's models.
 * @returns to be called once the answer is there: with which credential it was asked for, null where another
 * came into force meanwhile
 * @throws CREDENTIAL_MISSING
 */
export const asking = async (
  { credentialOf }: Pick<ModelContext, "credentialOf">,
  owner: string,
): Promise<() => Promise<string | null>> => {
  const before = await credentialOf(owner);
  return async () => {
    try {
      // One that was replaced never comes back into force: the same one again was it all the while.
      return (await credentialOf(owner)) === before ? before : null;
    } catch (error) {
      if (error instanceof CodedError) return null;
      throw error;
    }
  };
};
