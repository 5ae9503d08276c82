import * as z from "zod";
import type { EncodedAccount } from "@solana/kit";
import { invalidParams } from "../../errors/rpc-error";
import { encodeAccount, type AccountView } from "../encode-account";
import { accountFilter, accountFilters } from "../account-filter";
import type { Json } from "../json";
import { method, withContext, type Methods } from "../method";
import type { RpcNode } from "../node";
import { accountConfig, addressParam, contextConfig } from "../params";

const MAX_ACCOUNTS = 100;

export const encodeFor = (node: RpcNode, account: EncodedAccount, view: AccountView): Json =>
  encodeAccount(account, view, (address) => node.chain.bank.read(address));

export const accountMethods: Methods = {
  getBalance: method(z.tuple([addressParam, contextConfig]), ([address, config], node) =>
    withContext(node, config, node.chain.bank.balance(address)),
  ),

  getAccountInfo: method(z.tuple([addressParam, accountConfig]), ([address, config], node) => {
    const account = node.chain.bank.read(address);
    const value = account === null ? null : encodeFor(node, account, config ?? {});
    return withContext(node, config, value);
  }),

  getMultipleAccounts: method(
    z.tuple([z.array(addressParam), accountConfig]),
    ([addresses, config], node) => {
      if (addresses.length > MAX_ACCOUNTS) {
        throw invalidParams(`Too many inputs provided; max ${MAX_ACCOUNTS}`);
      }
      // The default encoding of this one method is base64.
      const view = { ...config, encoding: config?.encoding ?? "base64" } as const;
      const value = addresses.map((address) => {
        const account = node.chain.bank.read(address);
        return account === null ? null : encodeFor(node, account, view);
      });
      return withContext(node, config, value);
    },
  ),

  getProgramAccounts: method(
    z.tuple([
      addressParam,
      accountConfig
        .unwrap()
        .unwrap()
        .extend({ filters: accountFilters, withContext: z.boolean().nullish() })
        .nullish(),
    ]),
    ([program, config], node) => {
      const passes = accountFilter(config?.filters);
      const found = [...node.chain.bank.written()]
        .filter((account) => account.programAddress === program && passes(account))
        .map((account) => ({
          pubkey: account.address,
          account: encodeFor(node, account, config ?? {}),
        }));
      return config?.withContext === true ? withContext(node, config, found) : found;
    },
  ),

  requestAirdrop: method(
    z.tuple([addressParam, z.number().int().nonnegative(), contextConfig]),
    ([address, amount], node) => node.faucet.give(address, BigInt(amount)),
  ),
};
