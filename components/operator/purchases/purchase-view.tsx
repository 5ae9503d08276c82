import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import { Notice } from "@/components/ui/notice";
import type { PurchaseFile } from "@/lib/core/operator/purchases";
import { isEnd } from "@/lib/core/purchase";
import { visibleText } from "@/lib/core/text";
import { KeepFresh } from "../actions/keep-fresh";
import { LookButton } from "../actions/look-button";
import { NoteButton } from "../actions/note-button";
import { deedMoments } from "../frame/deed-moments";
import { Fact, Facts, Panel } from "../frame/facts";
import { RawTransactions } from "../frame/raw-transactions";
import { stepMoments } from "../frame/step-moments";
import { FileHead } from "../frame/file-head";
import { Timeline } from "../frame/timeline";
import { ClosePurchaseButton } from "./close-purchase-button";
import { PurchaseBadge, PurchaseStanding } from "./purchase-badge";
import { OnRecord } from "./on-record";

/** One purchase whole: what it is, how it stands, each transition with its evidence. */
export function PurchaseView({ purchase }: { purchase: PurchaseFile }) {
  const { id, state, disputed, stuck } = purchase;
  return (
    <>
      <FileHead
        back={{ href: "/operator/purchases", words: "All purchases" }}
        title={visibleText(purchase.asset)}
        id={id}
        standing={<PurchaseStanding purchase={purchase} />}
      >
        {isEnd(state) ? null : <LookButton id={id} />}
        <NoteButton id={id} />
        {purchase.closings.map((as) => (
          <ClosePurchaseButton key={as} id={id} as={as} />
        ))}
      </FileHead>
      {isEnd(state) ? null : <KeepFresh />}
      {disputed ? (
        <Notice tone="stop">
          Chain and agreement differ: a payment is not on the chain as it was agreed, or it landed
          after the purchase had ended. It is not bought again meanwhile; the evidence is in the
          timeline. Resolve it with the buyer, the seller and REALM, then close it as what it is.
        </Notice>
      ) : stuck ? (
        <Notice tone="stop">
          It does not get on. The reconciler goes on asking; the last evidence is in the timeline.
        </Notice>
      ) : null}
      <div className="mt-4 grid gap-4 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:items-start">
        <div className="grid gap-4">
          <Panel title="Agreed">
            <Facts>
              <Fact name="Price">
                <Amount value={BigInt(purchase.price)} />
              </Fact>
              <Fact name="Buyer" isLong>
                <AddressLabel address={purchase.wallet} label="Buyer" form="whole" />
              </Fact>
              <Fact name="Seller" isLong>
                <AddressLabel address={purchase.seller} label="Seller" form="whole" />
              </Fact>
              <Fact name="Listing">
                <span className="font-mono">{visibleText(purchase.listingId)}</span>
              </Fact>
            </Facts>
          </Panel>
          <OnRecord purchase={purchase} />
        </div>
        <Panel title="Timeline">
          <Timeline
            name="Timeline"
            moments={[
              ...stepMoments(purchase.steps, (to) => <PurchaseBadge state={to} />),
              ...deedMoments(purchase.deeds),
            ]}
          />
        </Panel>
      </div>
      <RawTransactions transactions={purchase.transactions} />
    </>
  );
}
