import { createHash, X509Certificate } from "node:crypto";
import { checkServerIdentity, type PeerCertificate } from "node:tls";

/** SHA-256 of a certificate's public key (SPKI, DER) in Base64: what RFC 7469 calls a pin. */
export const pinOf = (certificate: Uint8Array): string => {
  const { publicKey } = new X509Certificate(certificate);
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64");
};

/** Whoever answers has a certificate that holds, and another public key than the pinned ones. */
export class WrongKeyError extends Error {
  constructor() {
    super("upstream presents another public key than the pinned one");
    this.name = "WrongKeyError";
  }
}

/**
 * The check of who answers, after the chain was verified: the name, and where pins are set, the key.
 * Undefined is yes, as `tls.connect` wants it.
 */
export const identityCheck =
  (pins: readonly string[]) =>
  (host: string, certificate: PeerCertificate): Error | undefined => {
    const wrongName = checkServerIdentity(host, certificate);
    if (wrongName !== undefined || pins.length === 0) return wrongName;
    return pins.includes(pinOf(certificate.raw)) ? undefined : new WrongKeyError();
  };
