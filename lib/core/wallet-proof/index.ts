export { reviewProof, type ProofReview } from "./review";
export { proofRefusal } from "./signed";
export type { ProofGround } from "./text";
export { proofTransaction } from "./transaction";
