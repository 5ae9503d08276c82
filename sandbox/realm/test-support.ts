import { randomUUID } from "node:crypto";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createSolanaRpc,
  generateKeyPair,
  getAddressFromPublicKey,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
  partiallySignTransaction,
  type Address,
  type Transaction,
} from "@solana/kit";
import * as z from "zod";
import { parseExactJson, requestSignature } from "@/lib/core/realm";
import { startCluster, type LocalCluster } from "../cluster";
import { startRealm, type RealmServer } from ".";
import type { RealmCredential } from "./realm";
import type { Wallet } from "./state/keys";

export const anonymousWallet = async (): Promise<Wallet> => {
  const keyPair = await generateKeyPair();
  return { keyPair, address: await getAddressFromPublicKey(keyPair.publicKey) };
};

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface TestCall {
  readonly method?: string;
  readonly body?: unknown;
  readonly credential: RealmCredential;
  /** Added last; undefined takes a header away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Calls REALM as a correct client does: key, timestamp, signature over the sent bytes, fresh key. */
export const callRealm = async (
  base: string,
  path: string,
  call: TestCall,
): Promise<TestAnswer> => {
  const { method = "GET", credential } = call;
  const url = new URL(`${base}${path}`);
  const body = call.body === undefined ? "" : JSON.stringify(call.body);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const parts = { method, path: url.pathname, timestamp, body: new TextEncoder().encode(body) };
  const wanted: Record<string, string | undefined> = {
    "X-API-Key": credential.apiKey,
    "X-Timestamp": timestamp,
    "X-Signature": requestSignature(credential.apiSecret, parts),
    "Idempotency-Key": randomUUID(),
    "Content-Type": "application/json",
    ...call.headers,
  };
  const headers = Object.entries(wanted).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const response = await fetch(url, { method, headers, ...(body === "" ? {} : { body }) });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? null : parseExactJson(text),
  };
};

const preparedSchema = z.object({ purchaseId: z.string(), transaction: z.string() });

/** The transaction of a purchase's answer, from its wire form. */
export const preparedOf = ({ body }: TestAnswer): { purchaseId: string; wire: Uint8Array } => {
  const { purchaseId, transaction } = preparedSchema.parse(body);
  return { purchaseId, wire: Buffer.from(transaction, "base64") };
};

export interface TestMarket {
  readonly cluster: LocalCluster;
  readonly realm: RealmServer;
  readonly rpc: ReturnType<typeof createSolanaRpc>;
  readonly buyers: readonly [Wallet, Wallet];
  readonly creators: readonly Address[];
  /** Signs as this buyer and broadcasts; the signature. */
  readonly send: (transaction: Transaction, buyer: Wallet) => Promise<string>;
  /** Lamports. */
  readonly balance: (wallet: Address) => Promise<bigint>;
  /** Ends REALM and starts it again over the same folder and cluster. */
  readonly restart: () => Promise<RealmServer>;
  readonly close: () => Promise<void>;
}

/** Slots that pass quickly. */
const SLOT_MILLIS = 40;

/** A whole market on a cluster of its own, in a folder of its own. */
export const openTestMarket = async (): Promise<TestMarket> => {
  const dataDir = await mkdtemp(join(tmpdir(), "countersign-realm-"));
  const cluster = await startCluster({
    host: "127.0.0.1",
    rpcPort: 0,
    wsPort: 0,
    secondRpcPort: 0,
    dataDir: null,
    slotMillis: SLOT_MILLIS,
  });
  const buyers = [await anonymousWallet(), await anonymousWallet()] as const;
  const creators = await Promise.all([anonymousWallet(), anonymousWallet(), anonymousWallet()]);
  const named = (kind: string, wallets: readonly Wallet[]) =>
    wallets.map(({ address }, index) => ({ name: `${kind} ${index + 1}`, wallet: address }));
  const open = (): Promise<RealmServer> =>
    startRealm({
      host: "127.0.0.1",
      port: 0,
      dataDir,
      rpcUrl: cluster.rpcUrl,
      slotMillis: SLOT_MILLIS,
      people: {
        creators: named("Creator", creators),
        buyers: named("Buyer", buyers),
        operator: { name: "Operator", wallet: creators[0].address },
      },
    });
  let realm = await open();
  const rpc = createSolanaRpc(cluster.rpcUrl);
  return {
    cluster,
    get realm() {
      return realm;
    },
    rpc,
    buyers,
    creators: creators.map(({ address }) => address),
    send: async (transaction, buyer) => {
      const signed = await partiallySignTransaction([buyer.keyPair], transaction);
      await rpc
        .sendTransaction(getBase64EncodedWireTransaction(signed), { encoding: "base64" })
        .send();
      return getSignatureFromTransaction(signed);
    },
    balance: async (wallet) => {
      const { value } = await rpc.getBalance(wallet, { commitment: "processed" }).send();
      return value;
    },
    restart: async () => {
      await realm.close();
      realm = await open();
      return realm;
    },
    close: async () => {
      await realm.close();
      await cluster.close();
    },
  };
};
