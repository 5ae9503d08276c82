"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/form";
import { Problem } from "@/components/ui/problem";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { trainingBounds } from "@/lib/core/job";
import {
  settingsSchema,
  typedSettings,
  type Settings,
  type TypedSettings,
} from "./settings-schema";
import { isStartable, startWords } from "./words";

interface SettingsFormProps {
  /** Names the draft. */
  name: string;
  initial: TypedSettings;
  /** Pictures that are ready. */
  ready: number;
  /** Some are still on their way. */
  sending: boolean;
  onStart: (settings: Settings) => Promise<void>;
}

/** How it is to be trained, and the button that starts it. */
export function SettingsForm({ name, initial, ready, sending, onStart }: SettingsFormProps) {
  const { form, problem, submit } = useRememberedForm({
    name,
    typed: typedSettings,
    schema: settingsSchema,
    initial,
  });
  const { errors, isSubmitting } = form.formState;
  const { steps } = trainingBounds;
  return (
    <form
      noValidate
      onSubmit={(event) => void submit(onStart)(event)}
      className="flex flex-col gap-5"
    >
      <TextField
        label="Steps"
        inputMode="numeric"
        autoComplete="off"
        hint={`How long it learns, ${steps.least} to 10,000. About 50 for each picture is a good start; many more make it repeat its pictures.`}
        problem={errors.steps?.message}
        {...form.register("steps")}
      />
      <TextField
        label="Learning rate"
        inputMode="decimal"
        autoComplete="off"
        hint="How much each step changes, 0.000001 to 0.01. 0.0001 suits most; higher is quicker and coarser."
        problem={errors.learningRate?.message}
        {...form.register("learningRate")}
      />
      <Problem said={problem} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        className="w-full"
        disabled={isSubmitting || !isStartable(ready, sending)}
      >
        {isSubmitting ? "Starting…" : startWords(ready, sending)}
      </Button>
    </form>
  );
}
