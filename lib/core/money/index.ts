export { formatSol, lamports, parseSol, shareInBasisPoints, type Lamports } from "./lamports";
export { lamportsFromText, lamportsText } from "./schema";
