"use client";

import { useLayoutEffect } from "react";
import { StartEnd } from "@/components/studio/frame/form-end";
import { Again, JobsAndResults } from "@/components/studio/gallery";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/form";
import { notify } from "@/components/ui/toast";
import { afterDialog } from "@/lib/browser/focus/after-dialog";
import { startOnce } from "@/lib/browser/forms/start-once";
import { useOnceFromAddress } from "@/lib/browser/forms/use-once-from-address";
import {
  useRememberedForm,
  type RememberedFormState,
} from "@/lib/browser/forms/use-remembered-form";
import { listOf } from "@/lib/browser/upload/lists";
import { FileChoice } from "./file-choice";
import {
  animationSchema,
  typedAnimation,
  typedFromAnimation,
  type Animation,
  type Parameters,
  type TypedAnimation,
} from "./forms";
import { startAnimation } from "./video-calls";
import { VideosMade } from "./videos-made";

/** Names what is remembered of the form, of its upload and of the attempt. */
const NAME = "animation";

const usual: TypedAnimation = {
  source: "",
  animationType: "standard_motion",
  durationSeconds: "4",
  fps: "24",
  motionStrength: "0.5",
};

/** What made a video, to be wished for again; null for one from before a bound was changed. */
const animationOf = (parameters: Parameters): Animation | null =>
  animationSchema.safeParse(typedFromAnimation(parameters, usual)).data ?? null;

const movements = [
  { value: "standard_motion", words: "Gentle all around" },
  { value: "zoom_in", words: "Zoom in" },
  { value: "pan_left", words: "Pan to the left" },
] as const;

const rates = ["12", "24", "30", "60"].map((value) => ({ value, words: value }));

/** A picture set in motion: work on the left, what comes of it on the right. */
export function AnimationRoom(props: AnimationRoomProps) {
  return (
    <JobsAndResults>
      <Room {...props} />
    </JobsAndResults>
  );
}

interface AnimationRoomProps {
  /** The file that was chosen on the way here. */
  chosen: string | null;
}

const start = (wish: Animation): Promise<void> => startOnce(NAME, wish, startAnimation);

function Room({ chosen }: AnimationRoomProps) {
  useOnceFromAddress();
  const state = useRememberedForm({
    name: NAME,
    typed: typedAnimation,
    schema: animationSchema,
    initial: usual,
    override: chosen === null ? undefined : { source: chosen },
  });
  // What was uploaded before gives way to what was chosen on the way here, before it is looked at.
  useLayoutEffect(() => {
    if (chosen !== null) listOf(NAME, "pictures").clear();
  }, [chosen]);
  const vary = (parameters: Parameters, close: () => void) => {
    listOf(NAME, "pictures").clear();
    state.form.reset(typedFromAnimation(parameters, usual), { keepDefaultValues: true });
    close();
    afterDialog(() => {
      state.form.setFocus("animationType");
    });
  };
  return (
    <div className="grid items-start gap-10 grid-cols-[minmax(0,1fr)] lg:grid-cols-[22rem_minmax(0,1fr)]">
      <AnimationForm state={state} />
      <VideosMade
        of="video-generate"
        actions={({ jobKind, parameters }, close) =>
          jobKind === "video-generate" ? (
            <>
              <Again
                wish={animationOf(parameters)}
                start={(wish) => start(wish).then(() => true)}
                onStarted={close}
              />
              <Button
                onClick={() => {
                  vary(parameters, close);
                }}
              >
                Variation
              </Button>
            </>
          ) : null
        }
      />
    </div>
  );
}

function AnimationForm({
  state: { form, problem, submit },
}: {
  state: RememberedFormState<TypedAnimation, Animation>;
}) {
  const { errors, isSubmitting } = form.formState;
  const source = form.watch("source");

  const setSource = (fileId: string) => {
    form.setValue("source", fileId, { shouldValidate: form.formState.isSubmitted });
    if (fileId !== "") form.clearErrors("source");
  };

  const begin = submit(async (wish) => {
    await start(wish);
    notify({ kind: "success", text: "Begun. It appears beside the form when it is ready." });
  });

  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void begin(event)}>
      <FileChoice
        name={NAME}
        label="Picture"
        hint="JPEG or PNG, 20 MB at most. Where and when it was taken is removed."
        wanted="pictures"
        value={source}
        problem={errors.source?.message}
        onChange={setSource}
      />
      <SelectField
        label="Movement"
        choices={movements}
        problem={errors.animationType?.message}
        {...form.register("animationType")}
      />
      <div className="grid grid-cols-2 gap-4">
        <TextField
          label="Seconds"
          inputMode="decimal"
          autoComplete="off"
          hint="0.5 to 10"
          problem={errors.durationSeconds?.message}
          {...form.register("durationSeconds")}
        />
        <SelectField
          label="Frames per second"
          hint="24 is like film"
          choices={rates}
          problem={errors.fps?.message}
          {...form.register("fps")}
        />
      </div>
      <TextField
        label="Strength of movement"
        inputMode="decimal"
        autoComplete="off"
        hint="0 hardly moves, 1 moves most."
        problem={errors.motionStrength?.message}
        {...form.register("motionStrength")}
      />
      <StartEnd problem={problem} isSubmitting={isSubmitting} words="Animate the picture" />
    </form>
  );
}
