import { draftStore } from "@/lib/browser/forms/draft";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { generateForm, generateStart, generateTyped } from "./typed";
import type { Workbench } from "./types";
import type { ImageWish } from "./wish";

const NAME = "new-picture";

/** The form of a new picture; it keeps what is in it, for the next picture is often like the last. */
export const useGenerateForm = (
  { models }: Workbench,
  start: (wish: ImageWish) => Promise<boolean>,
) => {
  const { form, problem, submit } = useRememberedForm({
    name: NAME,
    typed: generateTyped,
    schema: generateForm,
    initial: { ...generateStart, modelId: models[0]?.modelId ?? "" },
    fieldOf: (code) =>
      code === "PERSONAL_DATA"
        ? "prompt"
        : code === "LICENCE_REQUIRED" || code === "MODEL_NOT_FOUND"
          ? "modelId"
          : undefined,
  });
  const send = submit(async (typed) => {
    await start({ ...typed, kind: "image-generate" });
  });
  const onSubmit = (event: React.BaseSyntheticEvent): void => {
    void send(event).then(() => {
      draftStore(NAME).write(form.getValues());
    });
  };
  return { form, problem, onSubmit };
};
export type GenerateFormState = ReturnType<typeof useGenerateForm>;
