import { CodedError } from "@/lib/core/errors";
import type { CredentialAnswer } from "@/lib/core/operator/credentials";
import type { CommandResult } from "@/lib/server/credentials";

/** What a command did, for the console: a sentence, and the credential it was about. */
export const credentialAnswer = ({ message, credentials }: CommandResult): CredentialAnswer => {
  const [credential] = credentials;
  if (!credential) throw new CodedError("INTERNAL", "a command about no credential");
  return { message, id: credential.id };
};
