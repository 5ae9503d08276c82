import { notFound } from "next/navigation";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { Address } from "@/lib/core/solana";
import { readFreshModel } from "@/lib/server/models";

type Found = Awaited<ReturnType<typeof readFreshModel>>;

/**
 * The model this page is about; null where its owner has no REALM account connected. Somebody else's
 * and none at all look the same from outside.
 */
export const findModel = async (wallet: Address, id: string): Promise<Found | null> => {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await readFreshModel(wallet, id);
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    if (error.code === "CREDENTIAL_REQUIRED") return null;
    if (error.code === "MODEL_NOT_FOUND") notFound();
    throw error;
  }
};
