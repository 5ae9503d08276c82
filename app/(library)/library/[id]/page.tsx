import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageFrame } from "@/components/layout/page-frame";
import { ReceiptView, SignInInvitation } from "@/components/library";
import { CodedError } from "@/lib/core/errors";
import { receiptSchema, type Receipt } from "@/lib/core/purchase";
import type { Address } from "@/lib/core/solana";
import { currentSession } from "@/lib/server/identity";
import { readReceipt } from "@/lib/server/purchases";

export const metadata: Metadata = { title: "Receipt", robots: { index: false } };

/** Somebody else's purchase and none at all look the same from outside. */
const receiptOf = async (wallet: Address, id: string): Promise<Receipt> => {
  try {
    return receiptSchema.parse(await readReceipt(wallet, id));
  } catch (error) {
    if (error instanceof CodedError && error.code === "PURCHASE_NOT_FOUND") notFound();
    throw error;
  }
};

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const session = await currentSession();
  return (
    <PageFrame width="sheet">
      {session === null ? (
        <SignInInvitation />
      ) : (
        <ReceiptView receipt={await receiptOf(session.wallet, id)} />
      )}
    </PageFrame>
  );
}
