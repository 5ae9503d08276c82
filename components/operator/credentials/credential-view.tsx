import { ButtonLink } from "@/components/ui/button";
import { Day } from "@/components/ui/day";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { credentialStateSentences, type CredentialFile } from "@/lib/core/operator/credentials";
import { visibleText } from "@/lib/core/text";
import { deedMoments } from "../frame/deed-moments";
import { Code, Fact, Facts, Panel } from "../frame/facts";
import { FileHead } from "../frame/file-head";
import { Timeline } from "../frame/timeline";
import { CredentialActions } from "./credential-actions";
import { CredentialStanding } from "./credential-badge";
import { IncidentSteps } from "./incident-steps";
import { Owner } from "./owner";
import { UsageChart } from "./usage-chart";
import { UsageHours } from "./usage-hours";

function When({ at, otherwise }: { at: string | null; otherwise: string }) {
  return at === null ? (
    <span className="text-muted">{otherwise}</span>
  ) : (
    <Day value={at} to="time" />
  );
}

function Unusual({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className="mt-3">
      <Notice tone="check">
        <ul aria-label="Unusual use" className="grid gap-1">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** One credential whole: what it is, what it did, what was done to it, and what can be done. */
export function CredentialView({ credential }: { credential: CredentialFile }) {
  const { id, state, reason } = credential;
  return (
    <>
      <FileHead
        back={{ href: "/operator/credentials", words: "All credentials" }}
        title={visibleText(credential.label)}
        standing={<CredentialStanding credential={credential} />}
      >
        <ButtonLink
          size="small"
          href={`/api/operator/credentials/${id}/evidence`}
          prefetch={false}
          download
        >
          <Icon name="download" className="size-4" />
          Evidence
        </ButtonLink>
        <CredentialActions credential={credential} />
      </FileHead>
      <Notice tone={state === "revoked" ? "check" : "info"}>
        {credentialStateSentences[state]}
        {reason === null ? null : ` Reason: ${visibleText(reason)}`}
      </Notice>
      <Unusual sentences={credential.unusual} />
      <div className="mt-4 grid items-start gap-4 md:grid-cols-2">
        <div className="grid gap-4">
          {state === "revoked" ? <IncidentSteps credential={credential} /> : null}
          <Panel title="Credential">
            <Facts>
              <Fact name="Fingerprint">
                <Code>{credential.fingerprint}</Code>
              </Fact>
              <Fact name="Owner">
                <Owner owner={credential.owner} />
              </Fact>
              <Fact name="REALM account">
                {credential.account === null ? (
                  <span className="text-muted">not asked yet</span>
                ) : (
                  <Code>{visibleText(credential.account)}</Code>
                )}
              </Fact>
              <Fact name="May be used for">{credential.scopes.join(", ")}</Fact>
              <Fact name="Known since">
                <Day value={credential.createdAt} to="time" />
              </Fact>
              <Fact name="Confirmed">
                <When at={credential.verifiedAt} otherwise="not by REALM yet" />
              </Fact>
              <Fact name="In force from">
                <When at={credential.activatedAt} otherwise="never" />
              </Fact>
              <Fact name={state === "revoked" ? "Ended" : "Due"}>
                <When at={credential.revokedAt ?? credential.dueAt} otherwise="" />
              </Fact>
              <Fact name="Last used">
                <When at={credential.lastUsedAt} otherwise="never" />
              </Fact>
              <Fact name="Calls">
                {`${credential.calls}, ${credential.errors} failed, ${credential.refusals} of them 401 or 403`}
              </Fact>
              <Fact name="Id">
                <Code>{id}</Code>
              </Fact>
            </Facts>
          </Panel>
        </div>
        <Panel title="What happened">
          <Timeline name="What happened" moments={deedMoments(credential.deeds)} />
        </Panel>
      </div>
      <section className="bg-card border-line rounded-card mt-4 border px-4 py-4 sm:px-5">
        <UsageChart days={credential.days} />
      </section>
      <UsageHours credential={credential} />
    </>
  );
}
