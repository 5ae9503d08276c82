import Link from "next/link";
import { Amount } from "@/components/ui/amount";
import { CopyButton } from "@/components/ui/copy-button";
import { Day } from "@/components/ui/day";
import type { PurchaseFile } from "@/lib/core/operator/purchases";
import { queryAddress } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";
import { Code, Fact, Facts, Panel } from "../frame/facts";

const NONE = "none yet";
/** Characters that stand beside their name on a phone. */
const SHORT = 16;

function Id({ name, text }: { name: string; text: string | null }) {
  return (
    <Fact name={name} isLong={text !== null && text.length > SHORT}>
      {text === null ? (
        <span className="text-muted">{NONE}</span>
      ) : (
        <span className="flex items-start gap-1">
          <span className="min-w-0 flex-1">
            <Code>{visibleText(text)}</Code>
          </span>
          <span className="-my-1.5">
            <CopyButton text={text} label={`Copy ${name.toLowerCase()}`} />
          </span>
        </span>
      )}
    </Fact>
  );
}

function When({ name, at }: { name: string; at: string | null }) {
  return (
    <Fact name={name}>
      {at === null ? <span className="text-muted">{NONE}</span> : <Day value={at} to="time" />}
    </Fact>
  );
}

/** What REALM told of it. */
function Webhooks({ realmPurchaseId }: Pick<PurchaseFile, "realmPurchaseId">) {
  if (realmPurchaseId === null) return null;
  return (
    <Fact name="Webhooks">
      <Link
        href={queryAddress("/operator/webhooks", { text: realmPurchaseId })}
        prefetch={false}
        className="text-accent underline-offset-4 hover:underline"
      >
        Its events
      </Link>
    </Fact>
  );
}

/** What the store holds of a purchase beside its transitions. */
export function OnRecord({ purchase }: { purchase: PurchaseFile }) {
  return (
    <Panel title="On record">
      <Facts>
        <Id name="REALM’s id" text={purchase.realmPurchaseId} />
        <Webhooks realmPurchaseId={purchase.realmPurchaseId} />
        <Id name="Signature" text={purchase.signature} />
        <Id name="Slot" text={purchase.slot} />
        <Fact name="Network fee">
          {purchase.networkFee === null ? (
            <span className="text-muted">{NONE}</span>
          ) : (
            <Amount value={BigInt(purchase.networkFee)} />
          )}
        </Fact>
        <Fact name="Review">{purchase.verdict ?? <span className="text-muted">{NONE}</span>}</Fact>
        <Id name="Message hash" text={purchase.messageHash} />
        <Id name="Blockhash" text={purchase.blockhash} />
        <Id name="Valid to block" text={purchase.lastValidBlockHeight} />
        <When name="Final on the chain" at={purchase.finalizedAt} />
        <When name="Complete at REALM" at={purchase.realmCompletedAt} />
        <When name="Alerted" at={purchase.alertedAt} />
        {purchase.dueAt === null ? null : (
          <>
            <When name="Next look" at={purchase.dueAt} />
            <Fact name="Looks in vain">{purchase.waits}</Fact>
          </>
        )}
      </Facts>
    </Panel>
  );
}
