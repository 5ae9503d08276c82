"use client";

import { StartEnd } from "@/components/studio/frame/form-end";
import { JobsAndResults } from "@/components/studio/gallery";
import { Button, ButtonLink } from "@/components/ui/button";
import { CheckField } from "@/components/ui/form";
import { notify } from "@/components/ui/toast";
import { afterDialog } from "@/lib/browser/focus/after-dialog";
import { startOnce } from "@/lib/browser/forms/start-once";
import {
  useRememberedForm,
  type RememberedFormState,
} from "@/lib/browser/forms/use-remembered-form";
import { listOf } from "@/lib/browser/upload/lists";
import { faceSwapConsent, sourceIn } from "@/lib/core/job";
import { FileChoice } from "./file-choice";
import {
  swapSchema,
  typedFaceSwap,
  typedFromFaceSwap,
  type FaceSwapWish,
  type Parameters,
  type TypedFaceSwap,
} from "./forms";
import { startFaceSwap } from "./video-calls";
import { VideosMade } from "./videos-made";

/** Names what is remembered of each upload. */
const FACE = "face-swap:face";
const TARGET = "face-swap:target";

const usual: TypedFaceSwap = {
  face: "",
  target: "",
  enhanceQuality: true,
  detectMultipleFaces: false,
  consent: "",
};

/** What is remembered of the form: everything but what has to be stated each time. */
const remembered = typedFaceSwap.transform((typed) => ({ ...typed, consent: "" }));

/** A face put into another picture or film: work on the left, what comes of it on the right. */
export function FaceSwapRoom() {
  return (
    <JobsAndResults>
      <Room />
    </JobsAndResults>
  );
}

function Room() {
  const state = useRememberedForm({
    name: "face-swap",
    typed: remembered,
    schema: swapSchema,
    initial: usual,
  });
  const again = (parameters: Parameters, close: () => void) => {
    // What was uploaded gives way to what that one was made of.
    listOf(FACE, "pictures").clear();
    listOf(TARGET, "pictures and films").clear();
    state.form.reset(typedFromFaceSwap(parameters), { keepDefaultValues: true });
    close();
    afterDialog(() => {
      state.form.setFocus("enhanceQuality");
    });
  };
  return (
    <div className="grid items-start gap-10 grid-cols-[minmax(0,1fr)] lg:grid-cols-[22rem_minmax(0,1fr)]">
      <FaceSwapForm state={state} />
      <VideosMade
        of="faceswap"
        actions={(result, close) => (
          <>
            {sourceIn(result) === null ? null : (
              <ButtonLink href={`/studio/videos?source=${sourceIn(result)}`}>Animate</ButtonLink>
            )}
            {result.jobKind === "faceswap" ? (
              <Button
                onClick={() => {
                  again(result.parameters, close);
                }}
              >
                Variation
              </Button>
            ) : null}
          </>
        )}
      />
    </div>
  );
}

function FaceSwapForm({
  state: { form, problem, submit },
}: {
  state: RememberedFormState<TypedFaceSwap, FaceSwapWish>;
}) {
  const { errors, isSubmitting } = form.formState;
  const { face, target, consent } = form.watch();

  const set = (name: "face" | "target") => (fileId: string) => {
    form.setValue(name, fileId, { shouldValidate: form.formState.isSubmitted });
    // It was stated of other files.
    form.setValue("consent", "");
    if (fileId !== "") form.clearErrors(name);
  };

  const begin = submit(async (wish) => {
    await startOnce("face-swap", wish, startFaceSwap);
    form.setValue("consent", "");
    notify({ kind: "success", text: "Begun. It appears beside the form when it is ready." });
  });

  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void begin(event)}>
      <FileChoice
        name={FACE}
        label="Face"
        hint="A JPEG or PNG that shows the face from the front."
        wanted="pictures"
        value={face}
        problem={errors.face?.message}
        onChange={set("face")}
      />
      <FileChoice
        name={TARGET}
        label="Goes into"
        hint="A JPEG or PNG up to 20 MB, or an MP4 or MOV up to 100 MB."
        wanted="pictures and films"
        value={target}
        problem={errors.target?.message}
        onChange={set("target")}
      />
      <CheckField label="Sharpen the result" {...form.register("enhanceQuality")} />
      <CheckField
        label="Swap every face"
        hint="Otherwise the clearest one only."
        {...form.register("detectMultipleFaces")}
      />
      <div className="border-check/40 bg-check-soft rounded-card border p-4">
        <CheckField
          label={faceSwapConsent.text}
          hint="This is recorded with your wallet and the time."
          problem={errors.consent?.message}
          checked={consent === faceSwapConsent.version}
          onChange={({ currentTarget: { checked } }) => {
            form.setValue("consent", checked ? faceSwapConsent.version : "", {
              shouldValidate: form.formState.isSubmitted,
            });
          }}
        />
      </div>
      <StartEnd problem={problem} isSubmitting={isSubmitting} words="Swap the face" />
    </form>
  );
}
