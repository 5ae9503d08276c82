import type { Json } from "../rpc/json";
import type { ResolvedInstruction } from "./instruction";

/** A memo is its text. @throws TypeError when the bytes are not UTF-8. */
export const parseMemo = ({ data }: ResolvedInstruction): Json =>
  new TextDecoder("utf-8", { fatal: true }).decode(data);
