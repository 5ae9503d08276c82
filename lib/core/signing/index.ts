export { messageToSign, signatureBy, type SignedParts, type SigningRule } from "./rule";
