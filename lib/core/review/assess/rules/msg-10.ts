import { messageRule } from "../rule";

/** Source: solana-address-lookup-table `lookup`: a missing, inactive or too short table fails. */
export const tablesRead = messageRule("MSG-10", ({ chain, keys, tables, transaction }) => {
  // Offline nobody was asked and nobody will be; a cluster that did not answer is SIM-02.
  if (chain !== null && tables === null) return "The cluster did not answer.";
  const wanted = new Set(keys.flatMap((key) => (key.unresolved ? [key.unresolved.table] : [])));
  return transaction.lookups
    .filter(({ table }) => wanted.has(table))
    .map(({ table }) => {
      const state = tables?.get(table);
      const facts = { table };
      if (tables === null)
        return {
          message: `Accounts are hidden in lookup table ${table}, which could not be read.`,
          facts,
        };
      if (!state) return { message: `The lookup table ${table} does not exist.`, facts };
      if (!state.active)
        return { message: `The lookup table ${table} is being taken down.`, facts };
      return {
        message: `An account is said to stand in lookup table ${table}, beyond its end.`,
        facts,
      };
    });
});
