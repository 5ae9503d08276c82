import type { Definitions } from "./definition";
import type { Side } from "./directory";
import { hostile } from "./hostile";
import { legitimate } from "./legitimate";

/** Every case there is a recording of. */
export const definitions: Readonly<Record<Side, Definitions>> = { hostile, legitimate };
