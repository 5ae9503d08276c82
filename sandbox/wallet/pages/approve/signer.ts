import { base58 } from "@scure/base";
import * as z from "zod";
import { walletMode, type WalletMode } from "../../mode";
import type { Signer } from "../../signing/sign";
import { ask } from "../common/api";

const keyAnswer = z.object({ secretKey: z.string().transform((text) => base58.decode(text)) });
const modeAnswer = z.object({ mode: walletMode });

/** The key of one account: fetched for one approval and not kept. */
export const fetchSigner = async (address: string): Promise<Signer> => {
  const { secretKey } = keyAnswer.parse(await ask(`/keys?address=${encodeURIComponent(address)}`));
  return { address, secretKey };
};

/** How the wallet is to sign, asked for each signature anew. */
export const fetchMode = async (): Promise<WalletMode> => modeAnswer.parse(await ask("/mode")).mode;
