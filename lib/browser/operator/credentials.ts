import {
  credentialAnswerSchema,
  rewrapAnswerSchema,
  type AddCredential,
  type CredentialAnswer,
} from "@/lib/core/operator/credentials";
import { callApi } from "../http/call-api";
import type { SignedCall } from "../identity/step-up";

/** What an operator does to credentials: calls that need a signature, and one that does not. */

type Answered = SignedCall<CredentialAnswer>;
const PATH = "/api/operator/credentials";
const post = { method: "POST", schema: credentialAnswerSchema } as const;

const randomHex = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

export const addCall = (credential: Omit<AddCredential, "blind">): Answered => ({
  ...post,
  path: PATH,
  body: { ...credential, blind: randomHex() },
  action: "credential.add",
  object: "new",
});

export const promoteCall = (id: string): Answered => ({
  ...post,
  path: `${PATH}/${id}/promote`,
  action: "credential.promote",
  object: id,
});

export const retireCall = (id: string): Answered => ({
  ...post,
  path: `${PATH}/${id}/retire`,
  action: "credential.retire",
  object: id,
});

export const revokeCall = (id: string, reason: string): Answered => ({
  ...post,
  path: `${PATH}/${id}/revoke`,
  body: { reason },
  action: "credential.revoke",
  object: id,
});

export const rewrapCall = (): SignedCall<{ message: string }> => ({
  method: "POST",
  schema: rewrapAnswerSchema,
  path: `${PATH}/rewrap`,
  action: "credential.rewrap",
  object: "all",
});

/** Asks REALM whether it takes the credential. @throws CodedError CREDENTIAL_REFUSED, REALM_* */
export const verifyCredential = (id: string): Promise<CredentialAnswer> =>
  callApi({ ...post, path: `${PATH}/${id}/verify` });
