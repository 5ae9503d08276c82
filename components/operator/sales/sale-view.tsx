import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import type { SaleFile } from "@/lib/core/operator/sales";
import { visibleText } from "@/lib/core/text";
import { KeepFresh } from "../actions/keep-fresh";
import { deedMoments } from "../frame/deed-moments";
import { Fact, Facts, Panel } from "../frame/facts";
import { stepMoments } from "../frame/step-moments";
import { FileHead } from "../frame/file-head";
import { Timeline } from "../frame/timeline";
import { RecheckButton } from "./selling-actions";
import { SaleBadge } from "./selling-badge";
import { SignatureFact, WalletFact } from "./selling-facts";
import { ToldAndSeen } from "./told-and-seen";

/** One sale whole: what was told, what the chain shows, each transition with its evidence. */
export function SaleView({ sale }: { sale: SaleFile }) {
  const { id, state, listingId } = sale;
  return (
    <>
      <FileHead
        back={{ href: "/operator/sales", words: "All sales" }}
        title={visibleText(sale.asset)}
        id={id}
        standing={<SaleBadge state={state} />}
      >
        {state === "checked" ? null : <RecheckButton id={id} />}
      </FileHead>
      {state === "unchecked" ? <KeepFresh /> : null}
      {state === "mismatch" ? (
        <Notice tone="stop">
          The chain, finally and at every endpoint, shows something else than was told of this sale.
          It counts in no sum of its seller’s. Compare it by its signature, and talk to the seller
          and REALM.
        </Notice>
      ) : null}
      <div className="mt-4 grid gap-4 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:items-start">
        <div className="grid gap-4">
          <ToldAndSeen sale={sale} />
          <Panel title="On record">
            <Facts>
              <WalletFact name="Seller" wallet={sale.seller} />
              <WalletFact name="Buyer" wallet={sale.buyer} />
              <Fact name="Listing">
                <span className="font-mono">{visibleText(listingId ?? "")}</span>
              </Fact>
              <SignatureFact signature={sale.signature} />
              <Fact name="Slot">{sale.slot ?? <span className="text-muted">none yet</span>}</Fact>
              <Fact name="Sold">
                <Day value={sale.at} to="time" />
              </Fact>
              {sale.dueAt === null ? null : (
                <>
                  <Fact name="Next look">
                    <Day value={sale.dueAt} to="time" />
                  </Fact>
                  <Fact name="Looks in vain">{sale.tries}</Fact>
                </>
              )}
            </Facts>
          </Panel>
        </div>
        <Panel title="Timeline">
          <Timeline
            name="Timeline"
            moments={[
              ...stepMoments(sale.steps, (to) => <SaleBadge state={to} />),
              ...deedMoments(sale.deeds),
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
