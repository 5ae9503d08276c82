import type { Authenticate, CredentialName } from "../types";

/** `Authorization: Bearer`, with the token in force at the moment of each attempt. */
export const bearer =
  (token: () => Promise<string>, credential: CredentialName): Authenticate =>
  async () => ({ credential, headers: ["authorization", `Bearer ${await token()}`] });
