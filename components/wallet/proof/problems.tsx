import { Icon } from "@/components/ui/icon";
import type { ProofReview } from "@/lib/core/wallet-proof";

/** Why the transaction is not the one that the text has, each reason with its rule. */
export function Problems({ problems }: { problems: ProofReview["problems"] }) {
  if (problems.length === 0) return null;
  return (
    <ul aria-label="Reasons not to sign" className="flex flex-col gap-2">
      {problems.map(({ rule, message }) => (
        <li
          key={`${rule}:${message}`}
          className="border-stop bg-stop-soft rounded-card flex gap-3 border px-4 py-3 text-sm"
        >
          <Icon name="stop" className="text-stop mt-0.5 size-4.5" />
          <p className="min-w-0 flex-1 wrap-anywhere">
            <span className="text-stop mr-2 font-mono text-xs">{rule}</span>
            {message}
          </p>
        </li>
      ))}
    </ul>
  );
}
