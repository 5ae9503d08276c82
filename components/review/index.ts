export { Instructions } from "./details/instructions";
export { RawTransaction } from "./details/raw-transaction";
export { TransactionReceipt } from "./receipt/receipt";
export { VerdictStamp } from "./receipt/verdict-stamp";
