import type { Metadata } from "next";
import { ConnectInvitation, SignInFirst, StudioFrame } from "@/components/studio/frame";
import {
  GoButton,
  KeepLive,
  MirrorNotice,
  ModelGrid,
  ModelsUnreadable,
  NoModels,
} from "@/components/studio/models";
import { ButtonLink } from "@/components/ui/button";
import { CodedError, isErrorCode } from "@/lib/core/errors";
import { modelQuerySchema, type ModelPage } from "@/lib/core/model";
import type { Address } from "@/lib/core/solana";
import { currentSession } from "@/lib/server/identity";
import { listModels } from "@/lib/server/models";
import { coversOf } from "./covers-of";
import { minutesSince } from "./minutes-since";

export const metadata: Metadata = { title: "Models", robots: { index: false } };

type Search = Readonly<Record<string, unknown>>;

const AT_ONCE = 48;
const asked = modelQuerySchema.pick({ cursor: true }).catch({});

/** The models asked for, or why there are none to show; a cursor that is none shows the first. */
const modelsOf = async (wallet: Address, search: Search): Promise<ModelPage | CodedError> => {
  try {
    return await listModels(wallet, { ...asked.parse(search), limit: AT_ONCE });
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return error.code === "INPUT_INVALID" ? modelsOf(wallet, {}) : error;
  }
};

export default async function ModelsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const session = await currentSession();
  if (session === null)
    return (
      <StudioFrame title="Models">
        <SignInFirst />
      </StudioFrame>
    );
  const found = await modelsOf(session.wallet, await searchParams);
  if (found instanceof CodedError)
    return (
      <StudioFrame title="Models">
        <KeepLive />
        {found.code === "CREDENTIAL_REQUIRED" ? (
          <ConnectInvitation />
        ) : (
          <ModelsUnreadable code={found.code} sentence={found.sentence} />
        )}
      </StudioFrame>
    );
  const { models, next, syncedAt, trouble } = found;
  return (
    <StudioFrame
      title="Models"
      actions={
        models.length === 0 ? undefined : (
          <GoButton to="/studio/models/new" variant="primary">
            New model
          </GoButton>
        )
      }
    >
      <KeepLive />
      <div className="flex flex-col gap-6">
        {trouble !== null && isErrorCode(trouble) ? (
          <MirrorNotice trouble={trouble} minutes={minutesSince(new Date(syncedAt))} />
        ) : null}
        {models.length === 0 ? (
          <NoModels />
        ) : (
          <ModelGrid models={models} covers={await coversOf(session.wallet)} />
        )}
        {next === null ? null : (
          <div className="text-center">
            <ButtonLink href={`/studio/models?cursor=${encodeURIComponent(next)}`}>
              Older models
            </ButtonLink>
          </div>
        )}
      </div>
    </StudioFrame>
  );
}
