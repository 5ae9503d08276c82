import type { ModelContext } from "@/lib/server/models";

/** What the job use-cases work with. */
export interface JobContext extends ModelContext {
  /** The id of the credential an owner's studio calls are made with. @throws CREDENTIAL_MISSING */
  readonly credentialOf: (owner: string) => Promise<string>;
}
