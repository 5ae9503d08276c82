import type { Method, Methods } from "../method";
import { accountMethods } from "./accounts";
import { blockhashMethods } from "./blockhashes";
import { clusterMethods } from "./cluster";
import { historyMethods } from "./history";
import { sendMethods } from "./send";
import { simulateMethods } from "./simulate";
import { tokenMethods } from "./tokens";

const groups: readonly Methods[] = [
  accountMethods,
  blockhashMethods,
  clusterMethods,
  historyMethods,
  sendMethods,
  simulateMethods,
  tokenMethods,
];

/** Every method of the HTTP side by its name. */
export const methods: ReadonlyMap<string, Method> = new Map(groups.flatMap(Object.entries));
