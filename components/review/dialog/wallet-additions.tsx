import { Notice } from "@/components/ui/notice";

/** What the wallet put into the transaction beyond what was read, where that is known to be harmless. */
export function WalletAdditions({ added }: { added: readonly string[] }) {
  if (added.length === 0) return null;
  return (
    <Notice>
      <p className="font-medium">Your wallet added something of its own, and that is fine</p>
      <ul className="mt-1 flex flex-col gap-0.5">
        {added.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}
