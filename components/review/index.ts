export { Countdown } from "./dialog/countdown";
export { Instructions } from "./details/instructions";
export { RawTransaction } from "./details/raw-transaction";
export { NeverSentReceipt } from "./receipt/never-sent";
export { TransactionReceipt } from "./receipt/receipt";
export { VerdictStamp } from "./receipt/verdict-stamp";
