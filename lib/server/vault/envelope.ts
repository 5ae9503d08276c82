import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { CodedError } from "@/lib/core/errors";
import type { MasterKey, MasterKeys } from "./master-keys";

/** What the database holds of a secret: useless without the master key (seeds M19, W2, D11). */
export interface Sealed {
  /** Which master key wrapped the data key. */
  readonly masterKeyId: string;
  /** Base64: the record's own data key, encrypted with the master key. */
  readonly wrappedKey: string;
  /** Base64: the secret, encrypted with the data key. */
  readonly ciphertext: string;
}

const ALGORITHM = "aes-256-gcm";
/** NIST SP 800-38D: 96 random bits; a data key seals once, a master key far below 2^32 times. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const encrypt = (key: Uint8Array, plain: Uint8Array, binding: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(binding));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64");
};

const decrypt = (key: Uint8Array, sealed: string, binding: string): Buffer => {
  const bytes = Buffer.from(sealed, "base64");
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(binding))
    .setAuthTag(tag);
  const body = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([body, decipher.final()]);
};

/** Bound into both layers: a sealed secret copied to another record, or a key to a secret, won't open. */
const keyBinding = (master: MasterKey, record: string): string =>
  `countersign/vault/1/key/${master.id}/${record}`;
const secretBinding = (record: string): string => `countersign/vault/1/secret/${record}`;

/**
 * Encrypts a secret with a data key of its own (AES-256-GCM), and that with the current master key.
 * @param record The id of the record it is kept in: it opens nowhere else.
 */
export const seal = ({ current }: MasterKeys, record: string, secret: string): Sealed => {
  const dataKey = randomBytes(32);
  const sealed = {
    masterKeyId: current.id,
    wrappedKey: encrypt(current.bytes, dataKey, keyBinding(current, record)),
    ciphertext: encrypt(dataKey, Buffer.from(secret, "utf8"), secretBinding(record)),
  };
  dataKey.fill(0);
  return sealed;
};

const unwrap = (keys: MasterKeys, record: string, sealed: Sealed): Buffer => {
  const master = keys.all.find(({ id }) => id === sealed.masterKeyId);
  if (master === undefined)
    throw new CodedError(
      "VAULT_LOCKED",
      `The credentials are sealed with master key ${sealed.masterKeyId}, which VAULT_MASTER_KEY does not hold.`,
    );
  return decrypt(master.bytes, sealed.wrappedKey, keyBinding(master, record));
};

const orLocked = <T>(work: () => T): T => {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof CodedError) throw cause;
    throw new CodedError("VAULT_LOCKED", "a sealed secret was changed or belongs elsewhere", {
      cause,
    });
  }
};

/** @throws CodedError VAULT_LOCKED: changed, moved to another record, or its master key is not there */
export const open = (keys: MasterKeys, record: string, sealed: Sealed): string =>
  orLocked(() => {
    const dataKey = unwrap(keys, record, sealed);
    const secret = decrypt(dataKey, sealed.ciphertext, secretBinding(record)).toString("utf8");
    dataKey.fill(0);
    return secret;
  });

/**
 * Wraps the data key anew with the current master key; the secret itself is not touched.
 * @throws CodedError VAULT_LOCKED
 */
export const rewrap = (keys: MasterKeys, record: string, sealed: Sealed): Sealed =>
  orLocked(() => {
    const dataKey = unwrap(keys, record, sealed);
    const wrappedKey = encrypt(keys.current.bytes, dataKey, keyBinding(keys.current, record));
    dataKey.fill(0);
    return { ...sealed, masterKeyId: keys.current.id, wrappedKey };
  });
