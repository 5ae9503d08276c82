import { CodedError, type ErrorCode } from "@/lib/core/errors";

/** What a call's codes mean where the credential is the caller's own, not the instance's. */
const meant: Partial<Readonly<Record<ErrorCode, ErrorCode>>> = {
  CREDENTIAL_MISSING: "CREDENTIAL_REQUIRED",
  REALM_CREDENTIAL: "CREDENTIAL_REFUSED",
  REALM_SIGNATURE: "CREDENTIAL_REFUSED",
};

/** Does work that asks REALM with an owner's own credential, and says of it what is theirs to mend. */
export const asOwner = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof CodedError ? meant[error.code] : undefined;
    if (code === undefined) throw error;
    throw new CodedError(code, "by the wallet's own credential", { cause: error });
  }
};
