import { messageRule } from "../rule";

/** Source: solana-address-lookup-table: entries are append-only, frozen tables have no authority. */
export const tablesFinished = messageRule("MSG-11", ({ tables, transaction, authorities }) => {
  if (transaction.lookups.length === 0) return [];
  if (tables === null) return "The cluster was not asked or did not answer.";
  return [...tables].flatMap(([table, state]) => {
    const authority = state?.authority ?? null;
    if (authority === null || authorities.has(authority)) return [];
    return [
      {
        message: `The lookup table ${table} can still be extended by ${authority}.`,
        facts: { table, authority },
      },
    ];
  });
});
