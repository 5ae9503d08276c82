import {
  appendTransactionMessageInstructions,
  blockhash as asBlockhash,
  compileTransaction,
  compressTransactionMessageUsingAddressLookupTables,
  createTransactionMessage,
  getTransactionEncoder,
  partiallySignTransaction,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
  type Address,
  type AddressesByLookupTableAddress,
  type Instruction,
  type KeyPairSigner,
} from "@solana/kit";

/** How instructions become a transaction. */
export interface Envelope {
  readonly version: "legacy" | 0;
  readonly feePayer: Address;
  /** Who signs, where the message asks for them. */
  readonly signers: readonly KeyPairSigner[];
  readonly blockhash: string;
  /** What stands in lookup tables and goes there where it may. */
  readonly tables: AddressesByLookupTableAddress;
}

/** The wire bytes of these instructions, signed by those of `signers` that have to. */
export const wireBytes = async (
  instructions: readonly Instruction[],
  { version, feePayer, signers, blockhash, tables }: Envelope,
): Promise<Uint8Array> => {
  // The height is not part of the wire format.
  const lifetime = { blockhash: asBlockhash(blockhash), lastValidBlockHeight: 0n };
  const compiled =
    version === 0
      ? pipe(
          createTransactionMessage({ version }),
          (draft) => setTransactionMessageFeePayer(feePayer, draft),
          (draft) => setTransactionMessageLifetimeUsingBlockhash(lifetime, draft),
          (draft) => appendTransactionMessageInstructions(instructions, draft),
          (draft) => compressTransactionMessageUsingAddressLookupTables(draft, tables),
          compileTransaction,
        )
      : pipe(
          createTransactionMessage({ version }),
          (draft) => setTransactionMessageFeePayer(feePayer, draft),
          (draft) => setTransactionMessageLifetimeUsingBlockhash(lifetime, draft),
          (draft) => appendTransactionMessageInstructions(instructions, draft),
          compileTransaction,
        );
  const present = signers.filter(({ address }) => address in compiled.signatures);
  const signed = await partiallySignTransaction(
    present.map(({ keyPair }) => keyPair),
    compiled,
  );
  return Uint8Array.from(getTransactionEncoder().encode(signed));
};
