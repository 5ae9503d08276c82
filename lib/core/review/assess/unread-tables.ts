import type { RuleId } from "../rule-ids";
import type { MessageContext } from "./context";

export const TABLES_UNREAD = "The cluster did not tell what stands in the lookup tables.";

/**
 * The cluster was asked for the lookup tables and did not answer. SIM-02 blocks for that; rules that
 * look at accounts would only accuse the tables' own addresses.
 */
export const tablesUnread = ({ chain, tables }: MessageContext): boolean =>
  chain !== null && tables === null;

const others: ReadonlySet<RuleId> = new Set(["MSG-05", "MSG-11", "SIM-03", "SIM-04"]);

/** Whether a rule needs to know which accounts the instructions name. */
export const readsTables = (id: RuleId): boolean =>
  others.has(id) || /^(?:PAY|GET|AUTH)-/u.test(id);
