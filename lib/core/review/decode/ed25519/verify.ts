import { hexToBytes } from "@noble/hashes/utils.js";
import { verifyByPoints } from "./by-points";
import { isStrictlyEncoded } from "./strict-encoding";

const verifyByPlatform = async (
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): Promise<boolean> => {
  const { subtle } = globalThis.crypto;
  const publicKey = await subtle.importKey("raw", new Uint8Array(key), "Ed25519", false, [
    "verify",
  ]);
  return subtle.verify("Ed25519", publicKey, new Uint8Array(signature), new Uint8Array(message));
};

/** RFC 8032 § 7.1, test 2. */
const KEY = hexToBytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
const SIGNATURE = hexToBytes(
  "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
);

/** Asked once, by a signature that fits and one that does not; older browsers and plain http have none. */
const askPlatform = async (): Promise<boolean> => {
  try {
    return (
      (await verifyByPlatform(SIGNATURE, Uint8Array.of(0x72), KEY)) &&
      !(await verifyByPlatform(SIGNATURE, Uint8Array.of(0x73), KEY))
    );
  } catch {
    return false;
  }
};

let platformAnswers: Promise<boolean> | undefined;

/**
 * Ed25519 as the cluster checks it (`verify_strict` of ed25519-dalek): strict encodings, then
 * R = S·B - k·A without the cofactor. WebCrypto does the second part about ten times quicker than
 * curve arithmetic in script. Never rejects: what is no signature is false.
 */
export const verifyStrict = async (
  signature: Uint8Array,
  message: Uint8Array,
  key: Uint8Array,
): Promise<boolean> => {
  if (!isStrictlyEncoded(signature, key)) return false;
  platformAnswers ??= askPlatform();
  if (!(await platformAnswers)) return verifyByPoints(signature, message, key);
  try {
    return await verifyByPlatform(signature, message, key);
  } catch {
    // The platform refuses keys that are no point of the curve by throwing; the arithmetic decides.
    return verifyByPoints(signature, message, key);
  }
};
