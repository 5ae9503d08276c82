import { expect, it } from "vitest";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { CredentialScope } from "@/lib/server/vault";
import { proveCredential } from "./verify-credential";

/** REALM that answers as told, and what it was asked. */
const realm = (answers: { readonly signed: ErrorCode; readonly profile?: ErrorCode }) => {
  const asked: string[] = [];
  const refuse = (operation: string, code: ErrorCode) => (): Promise<never> => {
    asked.push(operation);
    return Promise.reject(new CodedError(code, operation));
  };
  const profile = {
    userId: "usr_1",
    username: "one",
    email: "one@example.com",
    createdAt: "2026-01-01T00:00:00Z",
    solanaWalletAddress: null,
    apiUsage: { quotaLimit: 1, quotaUsed: 0, resetDate: "2026-02-01T00:00:00Z" },
  };
  const client = {
    getProfile: () => {
      asked.push("getProfile");
      return answers.profile === undefined
        ? Promise.resolve(profile)
        : Promise.reject(new CodedError(answers.profile, "getProfile"));
    },
    cancelListing: refuse("cancelListing", answers.signed),
    deleteModel: refuse("deleteModel", answers.signed),
  };
  return { client, asked };
};

const verdict = async (work: Promise<string>): Promise<string> => {
  try {
    return `proved, of ${await work}`;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};

it.each<[readonly CredentialScope[], ErrorCode, readonly string[]]>([
  [["browse"], "REALM_REFUSED", ["getProfile"]],
  [["studio"], "MODEL_NOT_FOUND", ["getProfile", "deleteModel"]],
  [["market", "studio"], "MODEL_NOT_FOUND", ["getProfile", "deleteModel"]],
  [["browse", "market"], "LISTING_NOT_FOUND", ["getProfile", "cancelListing"]],
])("a credential for %j is proved by no call it is not kept for", async (scopes, right, calls) => {
  const { client, asked } = realm({ signed: right });
  expect(await verdict(proveCredential(client, scopes))).toBe("proved, of usr_1");
  expect(asked).toEqual(calls);
});

it.each<[ErrorCode, ErrorCode]>([
  ["REALM_SIGNATURE", "CREDENTIAL_REFUSED"],
  ["REALM_CREDENTIAL", "CREDENTIAL_REFUSED"],
  ["REALM_UNAVAILABLE", "REALM_UNAVAILABLE"],
  ["LISTING_NOT_FOUND", "LISTING_NOT_FOUND"],
])("a signed call answered %s proves nothing: %s", async (signed, expected) => {
  const { client } = realm({ signed });
  expect(await verdict(proveCredential(client, ["studio"]))).toBe(expected);
});

it("a key that REALM does not know is refused, whatever it is for", async () => {
  const { client } = realm({ signed: "MODEL_NOT_FOUND", profile: "REALM_CREDENTIAL" });
  for (const scope of ["browse", "studio"] as const)
    expect(await verdict(proveCredential(client, [scope]))).toBe("CREDENTIAL_REFUSED");
});
