"use client";

import { useRouter } from "next/navigation";
import { SaveEnd } from "@/components/studio/frame/form-end";
import { notify } from "@/components/ui/toast";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { changeModel } from "@/lib/browser/models/client";
import { modelChangeForm, modelChangeTyped, typedOf, type ModelView } from "@/lib/core/model";
import { ModelFields } from "./model-fields";
import { usePersonalData } from "./use-personal-data";

/** Changes a model's words at REALM. */
export function EditModelForm({ model }: { model: ModelView }) {
  const router = useRouter();
  const page = `/studio/models/${model.id}`;
  const { form, problem, submit, forgetDraft } = useRememberedForm({
    name: `model:${model.id}`,
    typed: modelChangeTyped,
    schema: modelChangeForm,
    initial: typedOf(model),
  });
  const { answerFor, question } = usePersonalData();
  const { errors, isSubmitting } = form.formState;

  const onSubmit = submit(async (words) => {
    const changed = await changeModel(model.id, { ...words, ...answerFor(words) });
    notify({ kind: "success", text: `${changed.name} is changed.` });
    router.push(page);
  });

  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)} className="grid max-w-xl gap-5">
      <ModelFields
        name={{ input: form.register("name"), problem: errors.name?.message }}
        description={{ input: form.register("description"), problem: errors.description?.message }}
        tags={{ input: form.register("tags"), problem: errors.tags?.message }}
      />
      {question}
      <SaveEnd
        problem={question === null ? problem : null}
        isSubmitting={isSubmitting}
        words="Save changes"
        busyWords="Saving…"
        back={page}
        onBack={forgetDraft}
      />
    </form>
  );
}
