"use client";

import { useEffect, useEffectEvent } from "react";
import { JobsAndResults } from "@/components/studio/gallery";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/toast";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { FileChoice } from "./file-choice";
import { animationSchema, typedAnimation, type Animation, type TypedAnimation } from "./forms";
import { useStart } from "./use-start";
import { startAnimation } from "./video-calls";
import { VideosMade } from "./videos-made";

const usual: TypedAnimation = {
  source: "",
  animationType: "standard_motion",
  durationSeconds: "4",
  fps: "24",
  motionStrength: "0.5",
};

const movements = [
  { value: "standard_motion", words: "Gentle all around" },
  { value: "zoom_in", words: "Zoom in" },
  { value: "pan_left", words: "Pan to the left" },
] as const;

const rates = ["12", "24", "30", "60"].map((value) => ({ value, words: value }));

/** A picture set in motion: work on the left, what comes of it on the right. */
export function AnimationRoom({ chosen }: { chosen: string | null }) {
  return (
    <JobsAndResults>
      <div className="grid items-start gap-10 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <AnimationForm chosen={chosen} />
        <VideosMade of="video-generate" />
      </div>
    </JobsAndResults>
  );
}

function AnimationForm({ chosen }: { chosen: string | null }) {
  const { form, problem, submit } = useRememberedForm({
    name: "animation",
    typed: typedAnimation,
    schema: animationSchema,
    initial: usual,
  });
  const start = useStart<Animation>("animation", startAnimation);
  const { errors, isSubmitting } = form.formState;
  const source = form.watch("source");

  const setSource = (fileId: string) => {
    form.setValue("source", fileId, { shouldValidate: form.formState.isSubmitted });
    if (fileId !== "") form.clearErrors("source");
  };
  // What was chosen on the way here is meant, not what was left from before.
  const take = useEffectEvent(setSource);
  useEffect(() => {
    if (chosen !== null) take(chosen);
  }, [chosen]);

  const begin = submit(async (wish) => {
    await start(wish);
    notify({ kind: "success", text: "Begun. It appears beside the form when it is ready." });
  });

  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void begin(event)}>
      <FileChoice
        name="animation"
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
      {problem === null ? null : (
        <Notice tone="stop" role="alert">
          {problem}
        </Notice>
      )}
      <Button type="submit" variant="primary" size="large" disabled={isSubmitting}>
        {isSubmitting ? "Starting…" : "Animate the picture"}
      </Button>
    </form>
  );
}
