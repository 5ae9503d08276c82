import { CodedError } from "@/lib/core/errors";
import type { CredentialSecret } from "./credential";

/** Each environment has credentials of its own (seeds R3, M1). */
export const environments = ["development", "staging", "production"] as const;
export type Environment = (typeof environments)[number];

/** How the sandbox begins the keys and secrets it makes. */
const SANDBOX = /^r[ks]_sandbox_/u;

/** Whether a key or a secret can only be the sandbox's. */
export const isSandboxes = (text: string): boolean => SANDBOX.test(text);

/** @throws CodedError CREDENTIAL_ENVIRONMENT for the sandbox's in production, where money is real */
export const assertMadeFor = (
  environment: Environment,
  { apiKey, apiSecret }: CredentialSecret,
): void => {
  if (environment === "production" && [apiKey, apiSecret].some(isSandboxes))
    throw new CodedError("CREDENTIAL_ENVIRONMENT", "the sandbox's credential is refused here");
};

/** @throws CodedError CREDENTIAL_ENVIRONMENT where a stored credential was added in another environment */
export const assertSameEnvironment = (
  id: string,
  madeFor: Environment,
  here: Environment,
): void => {
  if (madeFor !== here)
    throw new CodedError(
      "CREDENTIAL_ENVIRONMENT",
      `credential ${id} was made for ${madeFor}, and this is ${here}; npm run keys adds one`,
    );
};
