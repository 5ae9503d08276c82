import type { Metadata } from "next";
import { PageFrame } from "@/components/layout/page-frame";
import { PurchaseShelf, SignInInvitation } from "@/components/library";
import { currentSession } from "@/lib/server/identity";
import { listPurchases } from "@/lib/server/purchases";

export const metadata: Metadata = { title: "Library", robots: { index: false } };

export default async function LibraryPage() {
  const session = await currentSession();
  return (
    <PageFrame>
      {session === null ? (
        <SignInInvitation />
      ) : (
        <>
          <h1 className="text-xl">Library</h1>
          <PurchaseShelf initial={await listPurchases(session.wallet)} />
        </>
      )}
    </PageFrame>
  );
}
