import { AddressLabel } from "@/components/ui/address-label";
import { isAddress } from "@/lib/core/solana";
import type { Deed } from "@/lib/core/operator/deed";
import { visibleText } from "@/lib/core/text";
import type { Moment } from "./timeline";

const words: Readonly<Record<string, string>> = {
  "alert.acknowledged": "Acknowledged by an operator",
  "alert.silenced": "Silenced by an operator",
  "alert.silence-ended": "Silence ended by an operator",
  "credential.added": "Added",
  "credential.adopted": "Taken over from the environment",
  "credential.corrected": "Its secret was corrected",
  "credential.promoted": "Promoted: calls are made with it",
  "credential.replaced": "Replaced by another",
  "credential.retired": "Retired, its secret erased",
  "credential.revoked": "Revoked, its secret erased",
  "credential.verified": "REALM has confirmed it",
  "credential.wrapped anew": "Wrapped with the current master key",
  "handover.closed": "Closed by an operator",
  "sale.rechecked": "An operator had the chain read again",
  "session.ended": "A session was ended by an operator",
  "step-up.signed": "Confirmed with a wallet signature",
  "wallet.blocked": "Blocked by an operator",
  "wallet.unblocked": "Unblocked by an operator",
  "webhook.replayed": "Replayed by an operator",
  "webhook.set-aside": "Set aside by an operator",
  "purchase.closed": "Closed by an operator",
  "purchase.looked-at": "An operator had it looked at",
  "purchase.noted": "Note by an operator",
};

/** What operators did, for a timeline. */
export const deedMoments = (deeds: readonly Deed[]): readonly Moment[] =>
  deeds.map(({ sequence, at, actor, action, words: said }) => ({
    key: `deed-${sequence}`,
    at,
    icon: "wallet",
    title: words[action] ?? action,
    children: (
      <div className="mt-1">
        {said === null ? null : (
          <p className="max-w-prose whitespace-pre-wrap">{visibleText(said, { lines: true })}</p>
        )}
        <p className="text-muted mt-1">
          {isAddress(actor) ? <AddressLabel address={actor} label="Operator" /> : actor}
          <span className="ml-2 text-xs">{`audit log ${sequence}`}</span>
        </p>
      </div>
    ),
  }));
