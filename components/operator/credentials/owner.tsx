import Link from "next/link";
import { isErased } from "@/lib/core/account";
import { PLATFORM_OWNER } from "@/lib/core/operator/credentials";

/** Whose a credential is: this instance's, or a creator's, leading to them where they did not have their data deleted. */
export function Owner({ owner }: { owner: string }) {
  if (owner === PLATFORM_OWNER) return <span>This platform</span>;
  if (isErased(owner)) return <span>Erased</span>;
  return (
    <Link
      href={`/operator/people/${owner}`}
      prefetch={false}
      title={owner}
      className="font-mono underline-offset-4 hover:underline"
    >
      {owner.slice(0, 4)}…{owner.slice(-4)}
    </Link>
  );
}
