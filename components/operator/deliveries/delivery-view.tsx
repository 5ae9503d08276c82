import { Day } from "@/components/ui/day";
import { Notice } from "@/components/ui/notice";
import { deliveryStateSentences, type Delivery } from "@/lib/core/operator/deliveries";
import { visibleText } from "@/lib/core/text";
import { KeepFresh } from "../actions/keep-fresh";
import { ReplayButton } from "../actions/replay-button";
import { SetAsideButton } from "../actions/set-aside-button";
import { deedMoments } from "../frame/deed-moments";
import { Code, Fact, Facts, Panel } from "../frame/facts";
import { FileHead } from "../frame/file-head";
import { Timeline, type Moment } from "../frame/timeline";
import { DeliveryBadge, deliveryLooks } from "./delivery-badge";

const momentsOf = (delivery: Delivery): readonly Moment[] => [
  { key: "occurred", at: delivery.occurredAt, icon: "info", title: "It happened, says REALM" },
  { key: "received", at: delivery.receivedAt, icon: "download", title: "Verified and stored" },
  ...deedMoments(delivery.deeds),
  ...(delivery.settledAt === null
    ? []
    : [
        {
          key: "settled",
          at: delivery.settledAt,
          icon: deliveryLooks[delivery.state].icon,
          title: <DeliveryBadge state={delivery.state} />,
        },
      ]),
];

/** One event whole: what it is, what it said, what became of it, and what can be done. */
export function DeliveryView({ delivery }: { delivery: Delivery }) {
  const { id, state, reason, attempts, dueAt } = delivery;
  return (
    <>
      <FileHead
        back={{ href: "/operator/webhooks", words: "All webhooks" }}
        title={visibleText(delivery.eventId)}
        titleIs="id"
        standing={<DeliveryBadge state={state} />}
      >
        {state === "stored" || delivery.body === null ? null : <ReplayButton id={id} />}
        {state === "parked" ? <SetAsideButton id={id} /> : null}
      </FileHead>
      {state === "stored" ? <KeepFresh /> : null}
      <Notice tone={state === "parked" ? "stop" : "info"}>
        {deliveryStateSentences[state]}
        {reason === null ? null : (
          <>
            {" "}
            Reason: <Code>{visibleText(reason)}</Code>.
          </>
        )}
      </Notice>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        <Panel title="Event">
          <Facts>
            <Fact name="Type">{visibleText(delivery.eventType)}</Fact>
            <Fact name="Subject">
              <Code>{visibleText(delivery.subject)}</Code>
            </Fact>
            <Fact name="Came from">
              <Code>{delivery.source}</Code>
            </Fact>
            <Fact name="Signed as">{delivery.scheme}</Fact>
            <Fact name="Failed attempts">{attempts}</Fact>
            {dueAt === null ? null : (
              <Fact name="Next attempt">
                <Day value={dueAt} to="time" />
              </Fact>
            )}
            <Fact name="Order of arrival">{id}</Fact>
          </Facts>
        </Panel>
        <Panel title="What happened">
          <Timeline name="What happened" moments={momentsOf(delivery)} />
        </Panel>
      </div>
      <section className="mt-4">
        <Panel title="Body">
          {delivery.body === null ? (
            <p className="text-muted text-sm">It is no longer kept: the event ended long ago.</p>
          ) : (
            <>
              <p className="text-muted text-xs">
                Values the contract does not name are masked; their length is told.
              </p>
              <pre
                tabIndex={0}
                aria-label="Body"
                className="bg-wall mt-2 overflow-x-auto rounded-sm p-3 font-mono text-xs leading-relaxed"
              >
                {visibleText(delivery.body, { lines: true })}
              </pre>
            </>
          )}
        </Panel>
      </section>
    </>
  );
}
