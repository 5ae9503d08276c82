import * as z from "zod";
import { addressSchema } from "@/lib/core/solana";

/** Path of everything under one wallet. */
export const personParams = z.object({ wallet: addressSchema });
