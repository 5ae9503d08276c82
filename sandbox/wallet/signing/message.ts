import { base58 } from "@scure/base";
import { unusable } from "../refusal";
import { Reader, compactLength } from "./reader";

/** An account that the message itself lists. */
export interface Account {
  readonly address: string;
  readonly signer: boolean;
  readonly writable: boolean;
}

/** An account of an instruction: one that is listed, or a place among those loaded from tables. */
export type Reference = string | { readonly loaded: number };

export interface EditableInstruction {
  readonly program: string;
  readonly accounts: readonly Reference[];
  readonly data: Uint8Array;
}

/** A message taken apart, so that a wallet can change it and put it together again. */
export interface EditableMessage {
  readonly version: "legacy" | 0;
  /** The fee payer stands first. */
  readonly accounts: readonly Account[];
  readonly blockhash: Uint8Array;
  readonly instructions: readonly EditableInstruction[];
  /** Version 0's lookup tables as they stand in the bytes, their count first. */
  readonly lookups: Uint8Array;
}

const VERSION_0 = 0x80;

/** @throws Refusal where the bytes end too early. The message must have been parsed before. */
export const openMessage = (message: Uint8Array): EditableMessage => {
  const reader = new Reader(message);
  const version = message[0] === VERSION_0 ? 0 : "legacy";
  if (version === 0) reader.take(1);
  const [required = 0, readonlySigners = 0, readonlyOthers = 0] = reader.take(3);
  const keys = reader.list(() => base58.encode(reader.take(32)));
  const accounts = keys.map((address, index) => ({
    address,
    signer: index < required,
    writable:
      index < required ? index < required - readonlySigners : index < keys.length - readonlyOthers,
  }));
  const blockhash = reader.take(32);
  const reference = (index: number): Reference => keys[index] ?? { loaded: index - keys.length };
  const instructions = reader.list(() => {
    const program = keys[reader.byte()];
    if (program === undefined) throw unusable("A program of the transaction is not listed in it.");
    const places = reader.take(reader.length());
    return {
      program,
      accounts: [...places].map(reference),
      data: reader.take(reader.length()),
    };
  });
  return { version, accounts, blockhash, instructions, lookups: message.subarray(reader.at) };
};

/** The order a message lists accounts in: those that sign and are written to, down to the rest. */
const rank = ({ signer, writable }: Account): number => (signer ? 0 : 2) + (writable ? 0 : 1);

/** Puts a message together; accounts of one kind keep their order. */
export const closeMessage = (message: EditableMessage): Uint8Array => {
  const [feePayer, ...others] = message.accounts;
  if (!feePayer) throw unusable("The transaction has no fee payer.");
  const accounts = [feePayer, ...others.toSorted((one, other) => rank(one) - rank(other))];
  const indices = new Map(accounts.map(({ address }, index) => [address, index]));
  const indexOf = (reference: Reference): number => {
    const index =
      typeof reference === "string" ? indices.get(reference) : accounts.length + reference.loaded;
    if (index === undefined) throw unusable("An account of the transaction is not listed in it.");
    return index;
  };
  const count = (matches: (account: Account) => boolean): number => accounts.filter(matches).length;
  return Uint8Array.from([
    ...(message.version === 0 ? [VERSION_0] : []),
    count(({ signer }) => signer),
    count(({ signer, writable }) => signer && !writable),
    count(({ signer, writable }) => !signer && !writable),
    ...compactLength(accounts.length),
    ...accounts.flatMap(({ address }) => [...base58.decode(address)]),
    ...message.blockhash,
    ...compactLength(message.instructions.length),
    ...message.instructions.flatMap(({ program, accounts: references, data }) => [
      indexOf(program),
      ...compactLength(references.length),
      ...references.map(indexOf),
      ...compactLength(data.length),
      ...data,
    ]),
    ...message.lookups,
  ]);
};
