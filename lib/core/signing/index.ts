export { signatureBy, signedPieces, type SignedParts, type SigningRule } from "./rule";
