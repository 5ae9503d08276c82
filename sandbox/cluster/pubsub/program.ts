import * as z from "zod";
import { readCommitment } from "../chain/slots";
import { accountFilter, accountFilters } from "../rpc/account-filter";
import { readParams } from "../rpc/method";
import { encodeFor } from "../rpc/methods/accounts";
import { accountConfig, addressParam } from "../rpc/params";
import type { Subscribe } from "./subscription";

const params = z.tuple([
  addressParam,
  accountConfig.unwrap().unwrap().extend({ filters: accountFilters }).nullish(),
]);

/** Tells each change of an account the program owns. */
export const programSubscribe: Subscribe = (given, node) => {
  const [program, config] = readParams(params, given);
  const passes = accountFilter(config?.filters);
  return {
    commitment: readCommitment(config?.commitment),
    onLanding: ({ record, writes }) =>
      writes
        .filter((account) => account.programAddress === program && passes(account))
        .map((account) => ({
          method: "programNotification",
          slot: record.slot,
          value: { pubkey: account.address, account: encodeFor(node, account, config ?? {}) },
        })),
  };
};
