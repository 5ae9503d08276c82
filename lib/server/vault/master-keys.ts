import { createHash } from "node:crypto";

/** A key that wraps data keys. `id` names it in the database and tells nothing about it. */
export interface MasterKey {
  readonly id: string;
  /** 32 bytes. */
  readonly bytes: Uint8Array;
}

/** The first seals; all of them open, so that a master key can be replaced without a pause. */
export interface MasterKeys {
  readonly current: MasterKey;
  readonly all: readonly MasterKey[];
}

const KEY_BYTES = 32;

const decode = (text: string): Uint8Array | null => {
  const bytes = /^[0-9a-f]{64}$/iu.test(text)
    ? Buffer.from(text, "hex")
    : Buffer.from(text, "base64");
  const canonical = bytes.toString("base64").replace(/=+$/u, "") === text.replace(/=+$/u, "");
  return bytes.length === KEY_BYTES && (canonical || text.length === KEY_BYTES * 2) ? bytes : null;
};

const idOf = (bytes: Uint8Array): string =>
  createHash("sha256").update("countersign master key\0").update(bytes).digest("hex").slice(0, 12);

const isWeak = (bytes: Uint8Array): boolean => new Set(bytes).size < 8;

/**
 * Reads master keys: 32 bytes each as Base64 or hex, separated by commas or white space, the current
 * one first and former ones after it.
 * @throws TypeError whose message names the place of the wrong one, never its text
 */
export const parseMasterKeys = (text: string): MasterKeys => {
  const all = text
    .split(/[\s,]+/u)
    .filter((part) => part !== "")
    .map((part, index) => {
      const bytes = decode(part);
      if (bytes === null || isWeak(bytes))
        throw new TypeError(`key ${index + 1} is not 32 random bytes in Base64 or hex`);
      return { id: idOf(bytes), bytes };
    });
  const [current] = all;
  if (current === undefined) throw new TypeError("it holds no key");
  return { current, all };
};
