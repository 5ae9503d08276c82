import * as z from "zod";
import { invalidParams } from "../../errors/rpc-error";
import { feeOf } from "../../transaction/fees";
import { decodeMessage, type WireMessage } from "../../transaction/wire";
import { method, withContext, type Methods } from "../method";
import { contextConfig } from "../params";

const messageOf = (text: string): WireMessage => {
  try {
    return decodeMessage(Uint8Array.from(Buffer.from(text, "base64")));
  } catch {
    throw invalidParams("failed to deserialize solana_message::versioned::VersionedMessage");
  }
};

export const blockhashMethods: Methods = {
  getLatestBlockhash: method(z.tuple([contextConfig]), ([config], node) =>
    withContext(node, config, node.chain.latestBlockhash()),
  ),
  isBlockhashValid: method(z.tuple([z.string(), contextConfig]), ([blockhash, config], node) =>
    withContext(node, config, node.chain.isBlockhashValid(blockhash)),
  ),
  /** Lamports, or null when the message's blockhash is none that could land now. */
  getFeeForMessage: method(z.tuple([z.string(), contextConfig]), ([text, config], node) => {
    const message = messageOf(text);
    const fee = node.chain.couldLand(message) ? feeOf(message) : null;
    return withContext(node, config, fee);
  }),
};
