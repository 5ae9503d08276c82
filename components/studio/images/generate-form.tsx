"use client";

import { StartEnd } from "@/components/studio/frame/form-end";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/form";
import { PictureFields } from "./picture-fields";
import type { Workbench } from "./types";
import type { GenerateFormState } from "./use-generate-form";

const shapes = [
  { words: "Square", width: "1024", height: "1024" },
  { words: "Portrait", width: "1024", height: "1280" },
  { words: "Landscape", width: "1536", height: "1024" },
] as const;

interface GenerateFormProps {
  bench: Workbench;
  state: GenerateFormState;
}

/** What the picture shall be, with REALM's limits at the fields. */
export function GenerateForm({ bench, state }: GenerateFormProps) {
  const { form, problem, onSubmit } = state;
  const { errors, isSubmitting } = form.formState;
  return (
    <form noValidate onSubmit={onSubmit} className="grid gap-5" aria-label="New picture">
      <PictureFields bench={bench} register={form.register} errors={errors}>
        <fieldset>
          <legend className="sr-only">Size</legend>
          <div className="grid grid-cols-2 gap-3">
            <TextField
              label="Width"
              hint="64 to 2048 pixels"
              inputMode="numeric"
              autoComplete="off"
              {...form.register("width")}
              problem={errors.width?.message}
            />
            <TextField
              label="Height"
              hint="64 to 2048 pixels"
              inputMode="numeric"
              autoComplete="off"
              {...form.register("height")}
              problem={errors.height?.message}
            />
          </div>
          <div className="mt-2 flex flex-wrap gap-2">
            {shapes.map(({ words, width, height }) => (
              <Button
                key={words}
                size="small"
                variant="quiet"
                onClick={() => {
                  form.setValue("width", width, { shouldValidate: true });
                  form.setValue("height", height, { shouldValidate: true });
                }}
              >
                {words}
              </Button>
            ))}
          </div>
        </fieldset>
      </PictureFields>
      <StartEnd problem={problem} isSubmitting={isSubmitting} words="Generate" />
    </form>
  );
}
