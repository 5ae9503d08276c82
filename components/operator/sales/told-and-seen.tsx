import { Notice } from "@/components/ui/notice";
import type { SaleFile } from "@/lib/core/operator/sales";
import { Facts, Panel } from "../frame/facts";
import { LamportsFact } from "./selling-facts";

const differenceOf = ({ received, least, most }: SaleFile): bigint | null => {
  if (received === null) return null;
  const got = BigInt(received);
  if (got < BigInt(least)) return got - BigInt(least);
  return most !== null && got > BigInt(most) ? got - BigInt(most) : null;
};

/** What was told of a sale beside what the chain showed of it. */
export function ToldAndSeen({ sale }: { sale: SaleFile }) {
  const { price, net, least, most, received, mismatch } = sale;
  const difference = differenceOf(sale);
  return (
    <Panel title="Told, and seen on the chain">
      <Facts>
        <LamportsFact name="Price, as told" lamports={price} />
        {net === null || mismatch === null ? null : (
          <LamportsFact name="Agreed net" lamports={net} />
        )}
        <LamportsFact name="Owed, at least" lamports={least} />
        {most === null ? null : <LamportsFact name="Owed, at most" lamports={most} />}
        <LamportsFact
          name="Seen to arrive"
          lamports={received}
          {...(sale.state !== "unchecked" && {
            none: <span className="text-muted">not kept, or nothing arrived</span>,
          })}
        />
        {difference === null ? null : (
          <LamportsFact
            name={difference < 0n ? "Missing" : "Too much"}
            lamports={(difference < 0n ? -difference : difference).toString()}
          />
        )}
      </Facts>
      {mismatch === "failed" ? (
        <div className="mt-3">
          <Notice tone="stop">
            The transaction failed on the chain, so nothing reached the seller, whatever was told.
          </Notice>
        </div>
      ) : null}
    </Panel>
  );
}
