import { createHash } from "node:crypto";
import {
  address,
  appendTransactionMessageInstructions,
  blockhash,
  createKeyPairSignerFromPrivateKeyBytes,
  createTransactionMessage,
  getTransactionEncoder,
  pipe,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  lamports,
  type Address,
  type KeyPairSigner,
} from "@solana/kit";
import { getAddMemoInstruction } from "@solana-program/memo";
import { getTransferSolInstruction } from "@solana-program/system";
import { transactionErrorWords } from "../errors/transaction-error";
import { decodeTransaction } from "../transaction/wire";
import { emptyAccount, type Chain } from "./chain";

/** The memo program clusters run; the client's default is a newer one they do not have. */
const MEMO_PROGRAM = address("MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr");
/** 500 million SOL, as much as a test validator's faucet holds. */
const FAUCET_LAMPORTS = 500_000_000_000_000_000n;

/** Gives lamports away by ordinary signed transactions. */
export class Faucet {
  readonly #signer: KeyPairSigner;
  readonly #chain: Chain;
  #given = 0;

  private constructor(signer: KeyPairSigner, chain: Chain) {
    this.#signer = signer;
    this.#chain = chain;
  }

  static async create(seed: Uint8Array, chain: Chain): Promise<Faucet> {
    const key = createHash("sha256").update("faucet").update(seed).digest();
    return new Faucet(await createKeyPairSignerFromPrivateKeyBytes(key), chain);
  }

  /** Fills the faucet of a new ledger. */
  fill(): void {
    const account = emptyAccount(this.#signer.address);
    this.#chain.bank.write({ ...account, lamports: lamports(FAUCET_LAMPORTS) });
  }

  /**
   * Sends `amount` lamports and gives the transaction's signature. Each has a memo of its own, else
   * two equal requests within one slot would be one transaction.
   * @throws Error when the faucet cannot pay.
   */
  async give(to: Address, amount: bigint): Promise<string> {
    this.#given += 1;
    const latest = this.#chain.latestBlockhash();
    const message = pipe(
      createTransactionMessage({ version: 0 }),
      (empty) => setTransactionMessageFeePayerSigner(this.#signer, empty),
      (unsigned) =>
        setTransactionMessageLifetimeUsingBlockhash(
          {
            blockhash: blockhash(latest.blockhash),
            lastValidBlockHeight: BigInt(latest.lastValidBlockHeight),
          },
          unsigned,
        ),
      (unsigned) =>
        appendTransactionMessageInstructions(
          [
            getTransferSolInstruction({ source: this.#signer, destination: to, amount }),
            getAddMemoInstruction(
              { memo: `airdrop ${this.#given}` },
              { programAddress: MEMO_PROGRAM },
            ),
          ],
          unsigned,
        ),
    );
    const signed = await signTransactionMessageWithSigners(message);
    const transaction = decodeTransaction(Uint8Array.from(getTransactionEncoder().encode(signed)));
    const landing = this.#chain.land(transaction);
    const err = "dropped" in landing ? landing.dropped : landing.record.err;
    if (err !== null) throw new Error(`the faucet could not pay: ${transactionErrorWords(err)}`);
    return transaction.signature;
  }
}
