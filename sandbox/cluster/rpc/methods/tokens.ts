import type { Address, EncodedAccount } from "@solana/kit";
import { unwrapOption } from "@solana/kit";
import type { Token } from "@solana-program/token";
import * as z from "zod";
import { invalidParams } from "../../errors/rpc-error";
import { uiTokenAmount } from "../../tokens/amount";
import { readMint, readToken, tokenPrograms } from "../../tokens/holdings";
import { method, withContext, type Method, type Methods } from "../method";
import type { RpcNode } from "../node";
import { accountConfig, addressParam, contextConfig } from "../params";
import { encodeFor } from "./accounts";

const MOST_LARGEST = 20;

const mintAt = (node: RpcNode, address: Address): { supply: bigint; decimals: number } => {
  const account = node.chain.bank.read(address);
  if (account === null) throw invalidParams("Invalid param: could not find account");
  const mint = readMint(account);
  if (mint === null) throw invalidParams("Invalid param: not a Token mint");
  return mint;
};

const holdings = (
  node: RpcNode,
  wanted: (token: Token, account: EncodedAccount) => boolean,
): { account: EncodedAccount; token: Token }[] =>
  [...node.chain.bank.written()].flatMap((account) => {
    const token = readToken(account);
    return token !== null && wanted(token, account) ? [{ account, token }] : [];
  });

const which = z.union([z.object({ mint: addressParam }), z.object({ programId: addressParam })]);

/** @throws RpcError -32602 for a mint that is not there or a program that is no token program. */
const kindWanted = (
  node: RpcNode,
  asked: z.output<typeof which>,
): ((held: Token, account: EncodedAccount) => boolean) => {
  if ("programId" in asked) {
    if (tokenPrograms.includes(asked.programId)) {
      return (_, account) => account.programAddress === asked.programId;
    }
    throw invalidParams("Invalid param: unrecognized Token program id");
  }
  if (node.chain.bank.read(asked.mint) === null) {
    throw invalidParams("Invalid param: could not find mint");
  }
  return (held) => held.mint === asked.mint;
};

/** Token accounts for which `belongs` holds, of one mint or one token program. */
const tokenAccountsBy = (belongs: (token: Token, person: Address) => boolean): Method =>
  method(z.tuple([addressParam, which, accountConfig]), ([person, asked, config], node) => {
    const isWanted = kindWanted(node, asked);
    const found = holdings(
      node,
      (held, account) => belongs(held, person) && isWanted(held, account),
    );
    const value = found.map(({ account }) => ({
      pubkey: account.address,
      account: encodeFor(node, account, config ?? {}),
    }));
    return withContext(node, config, value);
  });

export const tokenMethods: Methods = {
  getTokenAccountsByOwner: tokenAccountsBy((token, owner) => token.owner === owner),
  getTokenAccountsByDelegate: tokenAccountsBy(
    (token, delegate) => unwrapOption(token.delegate) === delegate,
  ),

  getTokenAccountBalance: method(
    z.tuple([addressParam, contextConfig]),
    ([address, config], node) => {
      const account = node.chain.bank.read(address);
      if (account === null) throw invalidParams("Invalid param: could not find account");
      const held = readToken(account);
      if (held === null) throw invalidParams("Invalid param: not a Token account");
      const { decimals } = mintAt(node, held.mint);
      return withContext(node, config, uiTokenAmount(held.amount, decimals));
    },
  ),

  getTokenSupply: method(z.tuple([addressParam, contextConfig]), ([address, config], node) => {
    const { supply, decimals } = mintAt(node, address);
    return withContext(node, config, uiTokenAmount(supply, decimals));
  }),

  getTokenLargestAccounts: method(
    z.tuple([addressParam, contextConfig]),
    ([mint, config], node) => {
      const { decimals } = mintAt(node, mint);
      const largest = holdings(node, (token) => token.mint === mint)
        .sort((one, other) => Number(other.token.amount > one.token.amount) * 2 - 1)
        .slice(0, MOST_LARGEST)
        .map(({ account, token }) => ({
          address: account.address,
          ...uiTokenAmount(token.amount, decimals),
        }));
      return withContext(node, config, largest);
    },
  ),
};
