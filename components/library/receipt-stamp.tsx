import { isEnd, purchaseStateWords, type PurchaseState } from "@/lib/core/purchase";

/** The state, stamped: green for what is owned, void for what ended otherwise, plain while open. */
export function ReceiptStamp({ state }: { state: PurchaseState }) {
  const ink =
    state === "owned"
      ? "border-safe text-safe"
      : isEnd(state)
        ? "border-stop text-stop"
        : "border-accent text-accent";
  return (
    <p
      className={`max-w-44 rotate-3 rounded-sm border-2 px-3 py-1 text-center font-mono text-sm font-semibold tracking-widest uppercase ${ink}`}
    >
      {purchaseStateWords[state]}
    </p>
  );
}
