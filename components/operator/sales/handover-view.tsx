import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import type { HandoverFile } from "@/lib/core/operator/sales";
import { visibleText } from "@/lib/core/text";
import { KeepFresh } from "../actions/keep-fresh";
import { deedMoments } from "../frame/deed-moments";
import { Code, Fact, Facts, Panel } from "../frame/facts";
import { RawTransactions } from "../frame/raw-transactions";
import { stepMoments } from "../frame/step-moments";
import { FileHead } from "../frame/file-head";
import { Findings } from "../frame/findings";
import { Timeline } from "../frame/timeline";
import { CloseDisputeButton } from "./selling-actions";
import { HandoverBadge, SellingStanding } from "./selling-badge";
import { LamportsFact, SignatureFact, WalletFact } from "./selling-facts";

function Differences({ handover }: { handover: HandoverFile }) {
  return (
    <Panel title="What the chain shows otherwise">
      <div className="text-sm">
        <Findings findings={handover.differences} />
      </div>
    </Panel>
  );
}

function Agreed({ handover }: { handover: HandoverFile }) {
  const { agreed, direction, seller } = handover;
  return (
    <Panel title="Agreed">
      <Facts>
        <Fact name="What">
          {direction === "list"
            ? "One licence goes into REALM’s escrow"
            : "One licence comes back to its seller"}
        </Fact>
        <WalletFact name="Seller" wallet={seller} />
        <WalletFact name="Licence" wallet={agreed.mint} />
        <WalletFact name="Goes to" wallet={agreed.to} />
        <LamportsFact name="Fee, at most" lamports={agreed.networkFee} />
        <LamportsFact name="Deposit, at most" lamports={agreed.accountRent} />
      </Facts>
    </Panel>
  );
}

function OnRecord({ handover }: { handover: HandoverFile }) {
  const { listingId, listing, signature, lastValidBlockHeight, disputedAt, dueAt } = handover;
  return (
    <Panel title="On record">
      <Facts>
        <Fact name="Listing">
          {listingId === null ? (
            <span className="text-muted">none yet</span>
          ) : (
            <Code>{visibleText(listingId)}</Code>
          )}
        </Fact>
        <Fact name="Its state">{listing.state}</Fact>
        {listing.trouble === null ? null : (
          <Fact name="Its trouble">
            <Code>{visibleText(listing.trouble)}</Code>
          </Fact>
        )}
        <LamportsFact name="Its price" lamports={handover.price} />
        <SignatureFact signature={signature} />
        <Fact name="Valid to block">{lastValidBlockHeight}</Fact>
        {disputedAt === null ? null : (
          <Fact name="Disputed">
            <Day value={disputedAt} to="time" />
          </Fact>
        )}
        {dueAt === null ? null : (
          <Fact name="Next look">
            <Day value={dueAt} to="time" />
          </Fact>
        )}
      </Facts>
    </Panel>
  );
}

/** Why it waits for a person, and what they can do. */
function contention({ state, differences }: HandoverFile): string {
  const close = "close it as what it is.";
  if (state !== "landed")
    return `What the seller signed is on the chain for good, but not with the effects that were agreed. The chain is asked again every minute; when it shows what was agreed, this ends by itself. Else find out with the seller and REALM where the licence is, and ${close}`;
  return differences.length === 0
    ? `What the seller signed landed as agreed, and REALM does not take it up. REALM is asked again every minute; once it does, this ends by itself. Else find out with REALM how its listing stands and where the licence is, and ${close}`
    : `What the seller signed was confirmed as agreed, and the chain does not show it so any more. Find out with the seller and REALM where the licence is, and ${close}`;
}

/** What a seller signed of a listing, whole: what was agreed, what the chain shows, each transition. */
export function HandoverView({ handover }: { handover: HandoverFile }) {
  const { id, contested, differences, dueAt } = handover;
  return (
    <>
      <FileHead
        back={{ href: "/operator/sales", words: "All sales" }}
        title={visibleText(handover.asset)}
        id={id}
        standing={<SellingStanding line={handover} />}
      >
        {contested ? (
          <>
            <CloseDisputeButton id={id} as="done" />
            <CloseDisputeButton id={id} as="failed" />
          </>
        ) : null}
      </FileHead>
      {dueAt === null ? null : <KeepFresh every={contested ? 10_000 : 1_500} />}
      {contested ? <Notice tone="stop">{contention(handover)}</Notice> : null}
      <div className="mt-4 grid gap-4 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:items-start">
        <div className="grid gap-4">
          {differences.length === 0 ? null : <Differences handover={handover} />}
          <Agreed handover={handover} />
          <OnRecord handover={handover} />
        </div>
        <Panel title="Timeline">
          <Timeline
            name="Timeline"
            moments={[
              ...stepMoments(handover.steps, (to) => <HandoverBadge state={to} />),
              ...deedMoments(handover.deeds),
            ]}
          />
        </Panel>
      </div>
      <RawTransactions transactions={handover.transactions} />
    </>
  );
}
