import type { Metadata } from "next";
import { Inspector } from "@/components/inspect";
import { PageFrame } from "@/components/layout/page-frame";
import { crossCheck } from "@/lib/server/chain";

export const metadata: Metadata = {
  title: "Inspect a transaction",
  description:
    "Paste any Solana transaction before you sign it, and read in plain words what it would do.",
};

export default function InspectPage() {
  return (
    <PageFrame>
      <h1 className="text-xl">Inspect a transaction</h1>
      <p className="text-muted mt-2 max-w-prose">
        Paste any Solana transaction, before you sign it or after it landed. You read in plain words
        what it does, under the same rules that watch over every purchase here.
      </p>
      <Inspector crossCheck={crossCheck()} />
    </PageFrame>
  );
}
