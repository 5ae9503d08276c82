export { groupDigits } from "./group-digits";
export { formatSol, lamports, parseSol, shareInBasisPoints, type Lamports } from "./lamports";
export { lamportsFromText } from "./schema";
