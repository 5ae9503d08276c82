import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import { isAddress } from "@/lib/core/solana";

/** Whoever searches for an address means who it belongs to. */
export function CreatorHint({ search }: { search: string }) {
  if (!isAddress(search)) return null;
  return (
    <div className="mt-4">
      <Notice>
        That is a wallet’s address.{" "}
        <Link
          href={`/creators/${search}`}
          prefetch={false}
          className="text-accent underline underline-offset-4"
        >
          See what this creator has for sale
        </Link>
      </Notice>
    </div>
  );
}
