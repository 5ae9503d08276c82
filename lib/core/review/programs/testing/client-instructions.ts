import { bytesToHex } from "@noble/hashes/utils.js";
import * as z from "zod";
import type { Address } from "../../../solana";
import type { ArgValue } from "../../decode/args";
import type { AccountKey } from "../../decode/keys";
import type { ArgKind } from "../arg-kinds";

const parsed = z.object({
  accounts: z.record(z.string(), z.object({ address: z.string() }).optional()).default({}),
  data: z.record(z.string(), z.unknown()),
});
const coded = z.union([
  z.object({ __option: z.literal("None") }).transform(() => null),
  z.object({ __option: z.literal("Some"), value: z.unknown() }).transform(({ value }) => value),
]);
const metadataField = z.union([
  z.object({ __kind: z.literal("Key"), fields: z.tuple([z.string()]) }),
  z.object({ __kind: z.enum(["Name", "Symbol", "Uri"]) }),
]);

const call = (from: object, name: string, ...input: unknown[]): unknown => {
  const callee: unknown = Reflect.get(from, name);
  if (typeof callee !== "function") throw new Error(`no ${name}`);
  const result: unknown = Reflect.apply(callee, from, input);
  return result;
};
const asObject = (value: unknown): object => z.looseObject({}).parse(value);

/** A value of a client's as our tables write it. */
const inOurWords = (value: unknown, kind: ArgKind | undefined): ArgValue => {
  if (value === null) return null;
  if (typeof value === "number") return kind === "f64" ? value.toString() : BigInt(value);
  if (typeof value === "bigint" || typeof value === "string") return value;
  if (typeof value === "boolean") return value.toString();
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (Array.isArray(value)) return value.map((item) => inOurWords(item, kind)).join(",");
  const option = coded.safeParse(value);
  if (option.success) return inOurWords(option.data, kind);
  const field = metadataField.parse(value);
  return field.__kind === "Key" ? `key: ${field.fields[0]}` : field.__kind.toLowerCase();
};

export interface ClientAnswer {
  /** Names in the order of the accounts. */
  readonly accounts: readonly string[];
  readonly args: Readonly<Record<string, ArgValue>>;
  /** What the client writes for the arguments it read. */
  readonly encoded: Uint8Array;
}

/** One instruction that a published client can parse. */
export interface ClientInstruction {
  readonly name: string;
  readonly read: (
    program: Address,
    keys: readonly AccountKey[],
    data: Uint8Array,
    args: readonly (readonly [name: string, kind: ArgKind])[],
  ) => ClientAnswer;
}

const instructionOf = (client: object, title: string): ClientInstruction => ({
  name: title.charAt(0).toLowerCase() + title.slice(1),
  read: (programAddress, keys, data, args) => {
    const accounts = keys.map(({ address }) => ({ address, role: 1 }));
    const answer = parsed.parse(
      call(client, `parse${title}Instruction`, { programAddress, accounts, data }),
    );
    const kinds = new Map(args);
    const encoder = asObject(call(client, `get${title}InstructionDataEncoder`));
    return {
      accounts: keys.flatMap(({ address }) =>
        Object.entries(answer.accounts).flatMap(([name, meta]) =>
          meta?.address === address ? [name] : [],
        ),
      ),
      args: Object.fromEntries(
        Object.entries(answer.data)
          .filter(([name]) => !/discriminator$/iu.test(name))
          .map(([name, value]) => [name, inOurWords(value, kinds.get(name))]),
      ),
      encoded: z.instanceof(Uint8Array).parse(call(encoder, "encode", answer.data)),
    };
  },
});

/** Every instruction of a program client: what it has both a parser and an encoder for. */
export const instructionsOf = (client: object): readonly ClientInstruction[] =>
  Object.keys(client).flatMap((exported) => {
    const title = /^get(\w+)InstructionDataEncoder$/u.exec(exported)?.[1];
    return title === undefined ? [] : [instructionOf(client, title)];
  });
