import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { ownerCredential } from "@/lib/server/vault";

/** Whether a wallet has a REALM account of its own to work with. */
export const isConnected = async (wallet: Address): Promise<boolean> => {
  try {
    await ownerCredential(wallet, "studio");
    return true;
  } catch (error) {
    if (error instanceof CodedError && error.code === "CREDENTIAL_MISSING") return false;
    throw error;
  }
};
