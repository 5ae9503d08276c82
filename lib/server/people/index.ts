import "server-only";
import type { BlockAnswer, PeopleFilter, Person, UnblockAnswer } from "@/lib/core/operator/people";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import { isOperator } from "@/lib/server/identity";
import * as acting from "./block";
import * as reading from "./read";
import * as searching from "./search";

/** Who was here, and what operators do about it, on this process's database. Each stands beside its use. */

const context = async (): Promise<acting.PeopleContext> => ({
  database: await database(),
  now: () => new Date(),
  isOperator,
});

export const searchPeople = async (
  query: OperatorQuery<PeopleFilter>,
): Promise<searching.PeoplePage> => searching.searchPeople(await context(), query);

/** @throws CodedError NOT_FOUND */
export const readPerson = async (wallet: string): Promise<Person> =>
  reading.readPerson(await context(), wallet);

/** @throws CodedError WALLET_OPERATOR */
export const blockWallet = async (
  wallet: Address,
  decision: { readonly actor: Address; readonly reason: string },
): Promise<BlockAnswer> => acting.blockWallet(await context(), wallet, decision);

export const unblockWallet = async (wallet: Address, actor: Address): Promise<UnblockAnswer> =>
  acting.unblockWallet(await context(), wallet, actor);

/** @throws CodedError NOT_FOUND */
export const endSomebodysSession = async (
  session: { readonly wallet: Address; readonly id: string },
  actor: Address,
): Promise<void> => acting.endSomebodysSession(await context(), session, actor);
