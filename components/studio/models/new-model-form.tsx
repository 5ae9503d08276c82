"use client";

import { useRouter } from "next/navigation";
import { SaveEnd } from "@/components/studio/frame/form-end";
import { TextField } from "@/components/ui/form";
import { notify } from "@/components/ui/toast";
import { attemptKey } from "@/lib/browser/forms/attempt-key";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { createModel } from "@/lib/browser/models/client";
import { CodedError } from "@/lib/core/errors";
import { DEFAULT_BASE_MODEL, newModelForm, newModelTyped } from "@/lib/core/model";
import { ModelFields } from "./model-fields";
import { usePersonalData } from "./use-personal-data";

const initial = { name: "", description: "", baseModel: DEFAULT_BASE_MODEL, tags: "" };

/** Makes a model at REALM, once however often it is sent, and goes on to its page. */
export function NewModelForm() {
  const router = useRouter();
  const { form, problem, submit } = useRememberedForm({
    name: "new-model",
    typed: newModelTyped,
    schema: newModelForm,
    initial,
  });
  const { answerFor, question } = usePersonalData();
  const { errors, isSubmitting } = form.formState;

  const onSubmit = submit(async (wanted) => {
    const answer = answerFor(wanted);
    const attempt = attemptKey("new-model");
    try {
      const model = await createModel({ ...wanted, ...answer, key: attempt.for(wanted) });
      attempt.forget();
      notify({ kind: "success", text: `${model.name} is made. Train it next.` });
      router.push(`/studio/models/${model.id}`);
    } catch (error) {
      if (error instanceof CodedError && error.code === "MODEL_KEY") attempt.forget();
      throw error;
    }
  });

  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)} className="grid max-w-xl gap-5">
      <ModelFields
        name={{ input: form.register("name"), problem: errors.name?.message }}
        description={{ input: form.register("description"), problem: errors.description?.message }}
        tags={{ input: form.register("tags"), problem: errors.tags?.message }}
      />
      <TextField
        label="Base model"
        hint="What REALM starts from. It can't be changed later."
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
        {...form.register("baseModel")}
        problem={errors.baseModel?.message}
      />
      {question}
      <SaveEnd
        problem={question === null ? problem : null}
        isSubmitting={isSubmitting}
        words="Create model"
        busyWords="Creating…"
        back="/studio/models"
      />
    </form>
  );
}
