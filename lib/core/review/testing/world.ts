import {
  appendTransactionMessageInstructions,
  compileTransaction,
  compressTransactionMessageUsingAddressLookupTables,
  createKeyPairSignerFromPrivateKeyBytes,
  createTransactionMessage,
  getTransactionEncoder,
  lamports as kitLamports,
  partiallySignTransaction,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
  type AddressesByLookupTableAddress,
  type Blockhash,
  type Instruction,
  type KeyPairSigner,
} from "@solana/kit";
import {
  getSetComputeUnitLimitInstruction,
  getSetComputeUnitPriceInstruction,
} from "@solana-program/compute-budget";
import { getAddMemoInstruction } from "@solana-program/memo";
import { getTransferSolInstruction, SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import {
  AccountState,
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstruction,
  getMintEncoder,
  getTokenEncoder,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
  type MintArgs,
  type TokenArgs,
} from "@solana-program/token";
import { LiteSVM } from "litesvm";
import type { Intent } from "../../intent";
import { lamports } from "../../money";
import { address, type Address } from "../../solana";
import { litesvmCluster } from "./litesvm-cluster";

export const NOW = new Date("2026-11-21T22:00:00Z");
export const PURCHASE_ID = "pur_7f3k2m";
const SELLER_AMOUNT = 15_356_250_000n;
const MARKETPLACE_AMOUNT = 393_750_000n;

/** The memo program that clusters run; the id @solana-program/memo calls its own is not in litesvm. */
const MEMO = address("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");
export const memoInstruction = (memo: string): Instruction =>
  getAddMemoInstruction({ memo }, { programAddress: MEMO });

const signer = (seed: number): Promise<KeyPairSigner> =>
  createKeyPairSignerFromPrivateKeyBytes(new Uint8Array(32).fill(seed));

export interface WireOptions {
  readonly version?: "legacy" | 0;
  readonly feePayer?: Address;
  readonly signers?: readonly KeyPairSigner[];
  readonly blockhash?: string;
  /** Addresses that are moved into lookup tables where they may be. */
  readonly tables?: AddressesByLookupTableAddress;
}

const isBlockhash = (text: string): text is Blockhash => text.length >= 32;

/** The wire bytes of these instructions, signed by those of `signers` that have to. */
const wire = async (
  instructions: readonly Instruction[],
  options: Required<WireOptions>,
): Promise<Uint8Array> => {
  const { blockhash } = options;
  if (!isBlockhash(blockhash)) throw new TypeError("not a blockhash");
  const lifetime = { blockhash, lastValidBlockHeight: 1000n };
  const compiled =
    options.version === 0
      ? pipe(
          createTransactionMessage({ version: 0 }),
          (draft) => setTransactionMessageFeePayer(options.feePayer, draft),
          (draft) => setTransactionMessageLifetimeUsingBlockhash(lifetime, draft),
          (draft) => appendTransactionMessageInstructions(instructions, draft),
          (draft) => compressTransactionMessageUsingAddressLookupTables(draft, options.tables),
          compileTransaction,
        )
      : pipe(
          createTransactionMessage({ version: "legacy" }),
          (draft) => setTransactionMessageFeePayer(options.feePayer, draft),
          (draft) => setTransactionMessageLifetimeUsingBlockhash(lifetime, draft),
          (draft) => appendTransactionMessageInstructions(instructions, draft),
          compileTransaction,
        );
  const present = options.signers.filter(({ address: key }) => key in compiled.signatures);
  const signed = await partiallySignTransaction(
    present.map(({ keyPair }) => keyPair),
    compiled,
  );
  return Uint8Array.from(getTransactionEncoder().encode(signed));
};

/** A market in one process: a buyer with 100 SOL, and a licence token that waits in escrow. */
export const createWorld = async () => {
  const svm = new LiteSVM().withSigverify(false);
  const [buyer, seller, treasury, escrow, stranger, sponsor] = await Promise.all([
    signer(1),
    signer(2),
    signer(3),
    signer(4),
    signer(5),
    signer(6),
  ]);
  const mint = (await signer(7)).address;
  const otherMint = (await signer(8)).address;
  for (const { address: key } of [buyer, seller, treasury, escrow, stranger, sponsor]) {
    svm.airdrop(key, kitLamports(100_000_000_000n));
  }
  const ataOf = async (owner: Address, of: Address): Promise<Address> =>
    (await findAssociatedTokenPda({ owner, mint: of, tokenProgram: TOKEN_PROGRAM_ADDRESS }))[0];
  const account = (
    key: Address,
    data: Uint8Array,
    lamportsHeld: bigint,
    owner: Address = TOKEN_PROGRAM_ADDRESS,
  ): void => {
    svm.setAccount({
      address: key,
      data,
      executable: false,
      lamports: kitLamports(lamportsHeld),
      programAddress: owner,
      space: BigInt(data.length),
    });
  };
  /** Sets what a wallet holds, in lamports. */
  const fund = (key: Address, held: bigint): void => {
    account(key, new Uint8Array(), held, SYSTEM_PROGRAM_ADDRESS);
  };
  const putMint = (
    key: Address,
    authority: Address | null = null,
    changes: Partial<MintArgs> = {},
  ): void => {
    const data = getMintEncoder().encode({
      mintAuthority: authority,
      supply: 1n,
      decimals: 0,
      isInitialized: true,
      freezeAuthority: null,
      ...changes,
    });
    account(key, Uint8Array.from(data), 1_461_600n);
  };
  /** Puts a token account, the associated one unless `at` says otherwise. */
  const putTokens = async (
    owner: Address,
    of: Address,
    amount: bigint,
    changes: Partial<TokenArgs> = {},
    at: Address | null = null,
  ): Promise<Address> => {
    const key = at ?? (await ataOf(owner, of));
    const data = getTokenEncoder().encode({
      mint: of,
      owner,
      amount,
      delegate: null,
      state: AccountState.Initialized,
      isNative: null,
      delegatedAmount: 0n,
      closeAuthority: null,
      ...changes,
    });
    account(key, Uint8Array.from(data), 2_039_280n);
    return key;
  };
  putMint(mint);
  putMint(otherMint, buyer.address, { supply: 1000n });
  const escrowTokens = await putTokens(escrow.address, mint, 1n);
  const buyerOther = await putTokens(buyer.address, otherMint, 50n);
  const strangerOther = await putTokens(stranger.address, otherMint, 50n);
  const buyerTokens = await ataOf(buyer.address, mint);
  const strangerLicence = await ataOf(stranger.address, mint);

  const pay = (to: Address, amount: bigint): Instruction =>
    getTransferSolInstruction({ source: buyer, destination: to, amount });
  /** The six or seven instructions of a purchase, each by its part so that tests can change one. */
  const parts = {
    limit: getSetComputeUnitLimitInstruction({ units: 200_000 }),
    price: getSetComputeUnitPriceInstruction({ microLamports: 1_000n }),
    create: getCreateAssociatedTokenIdempotentInstruction({
      payer: buyer,
      ata: buyerTokens,
      owner: buyer.address,
      mint,
    }),
    seller: pay(seller.address, SELLER_AMOUNT),
    treasury: pay(treasury.address, MARKETPLACE_AMOUNT),
    licence: getTransferCheckedInstruction({
      source: escrowTokens,
      mint,
      destination: buyerTokens,
      authority: escrow,
      amount: 1n,
      decimals: 0,
    }),
    memo: memoInstruction(PURCHASE_ID),
  } satisfies Record<string, Instruction>;
  const purchase = (
    changes: Partial<Record<keyof typeof parts, Instruction>> = {},
  ): Instruction[] => Object.values({ ...parts, ...changes });
  const bytes = (
    instructions: readonly Instruction[],
    options: WireOptions = {},
  ): Promise<Uint8Array> =>
    wire(instructions, {
      version: 0,
      feePayer: buyer.address,
      signers: [escrow],
      tables: {},
      blockhash: svm.latestBlockhash(),
      ...options,
    });
  const intent: Intent = {
    version: 1,
    kind: "purchase",
    cluster: "localnet",
    wallet: buyer.address,
    listingId: "list_1",
    purchaseId: PURCHASE_ID,
    pay: {
      mint: "SOL",
      total: lamports(SELLER_AMOUNT + MARKETPLACE_AMOUNT),
      payees: [
        { role: "seller", address: address(seller.address), amount: lamports(SELLER_AMOUNT) },
        {
          role: "marketplace",
          address: address(treasury.address),
          amount: lamports(MARKETPLACE_AMOUNT),
        },
      ],
    },
    receive: [{ mint, amount: lamports(1n), label: "licence for mod_1" }],
    give: [],
    limits: { networkFee: lamports(100_000n), accountRent: lamports(5_000_000n) },
    expiresAt: "2026-11-21T22:20:00Z",
  };
  return {
    svm,
    cluster: litesvmCluster(svm),
    buyer,
    seller,
    treasury,
    escrow,
    stranger,
    sponsor,
    mint,
    otherMint,
    escrowTokens,
    buyerOther,
    strangerOther,
    buyerTokens,
    strangerLicence,
    fund,
    parts,
    purchase,
    bytes,
    pay,
    intent,
    putMint,
    putTokens,
    account,
  };
};

export type World = Awaited<ReturnType<typeof createWorld>>;
