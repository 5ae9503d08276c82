import { stringify } from "lossless-json";

/** What can go over the wire; a bigint goes out as the digits of a JSON number, never a string. */
export type Json =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** JSON text in which 64-bit amounts keep every digit. */
export const toJson = (value: Json): string => stringify(value) ?? "null";
