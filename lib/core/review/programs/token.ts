import { TOKEN, TOKEN_2022 } from "./addresses";
import { byteTag, instructionTable, type ProgramTable } from "./layout";
import { extensionRows, interfaceRows } from "./token-extensions";

/** Tags both token programs share. 255 is Batch, which is unfolded before it is looked up here. */
const common = [
  ["0", "initializeMint", "mint rent", "decimals:u8 mintAuthority:key freezeAuthority:key?"],
  ["1", "initializeAccount", "account mint owner rent"],
  ["2", "initializeMultisig", "multisig rent", "m:u8"],
  ["3", "transfer", "source destination authority", "amount:u64"],
  ["4", "approve", "source delegate owner", "amount:u64"],
  ["5", "revoke", "source owner"],
  ["6", "setAuthority", "owned owner", "authorityType:u8 newAuthority:key?"],
  ["7", "mintTo", "mint token mintAuthority", "amount:u64"],
  ["8", "burn", "account mint authority", "amount:u64"],
  ["9", "closeAccount", "account destination owner"],
  ["10", "freezeAccount", "account mint owner"],
  ["11", "thawAccount", "account mint owner"],
  ["12", "transferChecked", "source mint destination authority", "amount:u64 decimals:u8"],
  ["13", "approveChecked", "source mint delegate owner", "amount:u64 decimals:u8"],
  ["14", "mintToChecked", "mint token mintAuthority", "amount:u64 decimals:u8"],
  ["15", "burnChecked", "account mint authority", "amount:u64 decimals:u8"],
  ["16", "initializeAccount2", "account mint rent", "owner:key"],
  ["17", "syncNative", "account rent?"],
  ["18", "initializeAccount3", "account mint", "owner:key"],
  ["19", "initializeMultisig2", "multisig", "m:u8"],
  ["20", "initializeMint2", "mint", "decimals:u8 mintAuthority:key freezeAuthority:key?"],
  ["21", "getAccountDataSize", "mint", "extensions:u16s"],
  ["22", "initializeImmutableOwner", "account"],
  ["23", "amountToUiAmount", "mint", "amount:u64"],
  ["24", "uiAmountToAmount", "mint", "uiAmount:text"],
  ["38", "withdrawExcessLamports", "source destination authority"],
  ["45", "unwrapLamports", "source destination authority", "amount:u64?"],
] as const;

/** Source: solana-program/token `interface/src/instruction.rs`. */
export const tokenProgram: ProgramTable = {
  name: "Token",
  ids: [TOKEN],
  tag: byteTag,
  instructions: instructionTable(common),
};

const NESTED: ReadonlySet<number> = new Set([
  26, 27, 28, 30, 33, 34, 36, 37, 39, 40, 41, 42, 43, 44, 46,
]);

/**
 * Extensions have a second tag byte; the metadata and group interfaces eight bytes of hash, whose
 * first is none of the token program's tags.
 */
const token2022Tag: ProgramTable["tag"] = (data) => {
  const [first, second] = data;
  if (first === undefined) return null;
  if (NESTED.has(first))
    return second === undefined ? null : { key: `${first}.${second}`, width: 2 };
  if (first > 100) {
    const key = Array.from(data.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join(
      "",
    );
    return { key, width: 8 };
  }
  return byteTag(data);
};

/** Source: solana-program/token-2022 `interface/src/instruction.rs` and `extension/*`. */
export const token2022Program: ProgramTable = {
  name: "Token-2022",
  ids: [TOKEN_2022],
  tag: token2022Tag,
  instructions: instructionTable([...common, ...extensionRows, ...interfaceRows]),
};
