import { authorities } from "./authorities";
import { batches } from "./batches";
import { innerCalls } from "./inner-calls";
import { licences } from "./licences";
import { messages } from "./messages";
import { payments } from "./payments";
import type { HostileKind } from "./plan";
import { tables } from "./tables";

const all = {
  ...payments,
  ...licences,
  ...authorities,
  ...innerCalls,
  ...batches,
  ...tables,
  ...messages,
};
export type HostileKindName = keyof typeof all;

/** Every way of cheating, by name. Adding one is adding an entry to one of the tables. */
export const hostileKinds: Readonly<Record<HostileKindName, HostileKind>> = all;

export const isHostileKind = (name: string): name is HostileKindName => Object.hasOwn(all, name);
