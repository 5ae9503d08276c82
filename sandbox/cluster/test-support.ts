import {
  airdropFactory,
  appendTransactionMessageInstructions,
  assertIsTransactionWithBlockhashLifetime,
  createSolanaRpc,
  createSolanaRpcSubscriptions,
  createTransactionMessage,
  generateKeyPairSigner,
  getBase64EncodedWireTransaction,
  lamports,
  pipe,
  sendAndConfirmTransactionFactory,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  type Instruction,
  type KeyPairSigner,
} from "@solana/kit";
import { getTransferSolInstruction } from "@solana-program/system";
import { startCluster, type ClusterOptions, type LocalCluster } from ".";

/** A cluster on free ports whose slots pass quickly, kept nowhere unless told. */
export const testCluster = (options: Partial<ClusterOptions> = {}): Promise<LocalCluster> =>
  startCluster({
    host: "127.0.0.1",
    rpcPort: 0,
    wsPort: 0,
    secondRpcPort: 0,
    dataDir: null,
    slotMillis: 50,
    ...options,
  });

/** What a program written with kit does with a cluster, through kit's own transports. */
export const kitClient = ({ rpcUrl, wsUrl }: LocalCluster) => {
  const rpc = createSolanaRpc(rpcUrl);
  const rpcSubscriptions = createSolanaRpcSubscriptions(wsUrl);
  const airdrop = airdropFactory({ rpc, rpcSubscriptions });
  const sendAndConfirm = sendAndConfirmTransactionFactory({ rpc, rpcSubscriptions });

  const funded = async (amount = 10_000_000_000n): Promise<KeyPairSigner> => {
    const signer = await generateKeyPairSigner();
    await airdrop({
      commitment: "confirmed",
      recipientAddress: signer.address,
      lamports: lamports(amount),
    });
    return signer;
  };

  const sign = async (payer: KeyPairSigner, instructions: readonly Instruction[]) => {
    const { value: latest } = await rpc.getLatestBlockhash().send();
    const message = pipe(
      createTransactionMessage({ version: 0 }),
      (empty) => setTransactionMessageFeePayerSigner(payer, empty),
      (unsigned) => setTransactionMessageLifetimeUsingBlockhash(latest, unsigned),
      (unsigned) => appendTransactionMessageInstructions(instructions, unsigned),
    );
    const transaction = await signTransactionMessageWithSigners(message);
    assertIsTransactionWithBlockhashLifetime(transaction);
    return transaction;
  };

  const confirm = async (payer: KeyPairSigner, instructions: readonly Instruction[]) => {
    const transaction = await sign(payer, instructions);
    await sendAndConfirm(transaction, { commitment: "confirmed" });
    return transaction;
  };

  const wire = async (payer: KeyPairSigner, instructions: readonly Instruction[]) =>
    getBase64EncodedWireTransaction(await sign(payer, instructions));

  /** Someone with 10 SOL and the instruction by which they pay a newcomer. */
  const transferOf = async (amount = 1_000_000_000n) => {
    const payer = await funded();
    const to = (await generateKeyPairSigner()).address;
    const instruction = getTransferSolInstruction({ source: payer, destination: to, amount });
    return { payer, to, instruction };
  };

  return { rpc, funded, sign, confirm, wire, transferOf };
};

/** One JSON-RPC call as bytes on the wire, to see what typed clients hide. */
export const post = async (
  cluster: LocalCluster,
  body: string,
  headers: Record<string, string> = { "content-type": "application/json" },
): Promise<{ status: number; headers: Headers; body: unknown }> => {
  const response = await fetch(cluster.rpcUrl, { method: "POST", headers, body });
  const text = await response.text();
  const json = response.headers.get("content-type")?.startsWith("application/json") === true;
  return {
    status: response.status,
    headers: response.headers,
    body: json && text !== "" ? JSON.parse(text) : text,
  };
};

/** The body of a call's answer. */
export const call = async (
  cluster: LocalCluster,
  method: string,
  ...params: readonly unknown[]
): Promise<unknown> =>
  (await post(cluster, JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }))).body;
