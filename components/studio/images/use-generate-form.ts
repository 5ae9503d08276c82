import { draftStore } from "@/lib/browser/forms/draft";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { formNames, generateForm, generateStart, generateTyped } from "./typed";
import type { Workbench } from "./types";
import type { ImageWish } from "./wish";

/** The form of a new picture; it keeps what is in it, for the next picture is often like the last. */
export const useGenerateForm = (
  { models }: Workbench,
  start: (wish: ImageWish) => Promise<boolean>,
  /** REALM's id of the model somebody came here with. */
  chosen: string | null,
) => {
  const { form, problem, submit } = useRememberedForm({
    name: formNames.generate,
    typed: generateTyped,
    schema: generateForm,
    initial: { ...generateStart, modelId: models[0]?.modelId ?? "" },
    override: chosen === null ? undefined : { modelId: chosen },
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
      draftStore(formNames.generate).write(form.getValues());
    });
  };
  return { form, problem, onSubmit };
};
export type GenerateFormState = ReturnType<typeof useGenerateForm>;
