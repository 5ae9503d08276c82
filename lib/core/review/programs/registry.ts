import type { Address } from "../../solana";
import { associatedTokenProgram } from "./associated-token";
import { computeBudgetProgram } from "./compute-budget";
import type { ProgramTable } from "./layout";
import { lighthouseProgram } from "./lighthouse";
import { loader2, loader4, loaderDeprecated, upgradeableLoader } from "./loaders";
import { lookupTableProgram } from "./lookup-table";
import { memoProgram } from "./memo";
import { precompiles } from "./precompiles";
import { stakeProgram } from "./stake";
import { systemProgram } from "./system";
import { token2022Program, tokenProgram } from "./token";
import { voteProgram } from "./vote";

const register = (tables: readonly ProgramTable[]): ReadonlyMap<Address, ProgramTable> => {
  const programs = new Map<Address, ProgramTable>();
  for (const table of tables) {
    for (const id of table.ids) {
      if (programs.has(id)) throw new TypeError(`${table.name} is registered twice`);
      programs.set(id, table);
    }
  }
  return programs;
};

/** Every program whose instructions the review can name, by id. */
export const knownPrograms = register([
  systemProgram,
  tokenProgram,
  token2022Program,
  associatedTokenProgram,
  computeBudgetProgram,
  memoProgram,
  lookupTableProgram,
  stakeProgram,
  voteProgram,
  upgradeableLoader,
  loaderDeprecated,
  loader2,
  loader4,
  lighthouseProgram,
  ...precompiles,
]);
