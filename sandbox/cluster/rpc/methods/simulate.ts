import * as z from "zod";
import { invalidParams, nodeUnhealthy, signatureFailure } from "../../errors/rpc-error";
import { SLOTS_BEHIND_WHEN_FAULTY } from "../../faults";
import { feeOf } from "../../transaction/fees";
import { verifySignatures } from "../../transaction/signatures";
import { encodeAccount } from "../encode-account";
import type { Json } from "../json";
import { method, withContext, type Methods } from "../method";
import type { RpcNode } from "../node";
import { accountEncoding, addressParam, contextConfig, wireEncoding } from "../params";
import { readWire } from "../read-wire";
import { encodeSimulation, simulated, type Simulated } from "../simulation";

const accountsWanted = z.object({
  addresses: z.array(addressParam),
  encoding: accountEncoding.nullish(),
});

const config = contextConfig
  .unwrap()
  .unwrap()
  .extend({
    encoding: wireEncoding.nullish(),
    sigVerify: z.boolean().nullish(),
    replaceRecentBlockhash: z.boolean().nullish(),
    innerInstructions: z.boolean().nullish(),
    accounts: accountsWanted.nullish(),
  })
  .nullish();

const postAccounts = (
  node: RpcNode,
  { err, postAccounts: after }: Simulated,
  { addresses, encoding }: z.output<typeof accountsWanted>,
  most: number,
): Json => {
  if (encoding === "base58" || encoding === "binary") {
    throw invalidParams("base58 encoding not supported");
  }
  if (addresses.length > most) {
    throw invalidParams(`Too many accounts provided; max ${most}`);
  }
  const read = (address: (typeof addresses)[number]) =>
    after.get(address) ?? node.chain.bank.read(address);
  return addresses.map((address) => {
    const account = err === null ? read(address) : null;
    return account === null
      ? null
      : encodeAccount(account, { encoding: encoding ?? "base64" }, read);
  });
};

export const simulateMethods: Methods = {
  simulateTransaction: method(z.tuple([z.string(), config]), ([text, options], node) => {
    if (node.fault()?.kind === "simulateFails") throw nodeUnhealthy(SLOTS_BEHIND_WHEN_FAULTY);
    const { chain } = node;
    const transaction = readWire(text, options?.encoding);
    const replace = options?.replaceRecentBlockhash === true;
    if (options?.sigVerify === true) {
      if (replace) throw invalidParams("sigVerify may not be used with replaceRecentBlockhash");
      if (!verifySignatures(transaction)) throw signatureFailure();
    }
    const resolved = chain.resolve(transaction.message);
    const disagrees = node.isSecond && node.fault()?.kind === "secondDisagrees";
    const result = simulated(
      disagrees ? { refused: "AccountNotFound" } : chain.simulate(transaction, resolved, replace),
    );
    const wanted = options?.accounts;
    return withContext(node, options, {
      ...encodeSimulation(result, resolved, options?.innerInstructions === true),
      accounts: wanted == null ? null : postAccounts(node, result, wanted, resolved.keys.length),
      replacementBlockhash: replace ? chain.latestBlockhash() : null,
      fee: feeOf(transaction.message),
    });
  }),
};
