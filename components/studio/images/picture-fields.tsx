import type { ReactNode } from "react";
import type { FieldErrors, UseFormRegisterReturn } from "react-hook-form";
import { SelectField, TextArea, TextField } from "@/components/ui/form";
import type { GenerateTyped } from "./typed";
import type { Workbench } from "./types";

type Name = "modelId" | "prompt" | "negativePrompt" | "guidanceScale" | "numOutputs";

interface PictureFieldsProps {
  bench: Workbench;
  register: (name: Name) => UseFormRegisterReturn;
  errors: FieldErrors<Pick<GenerateTyped, Name>>;
  /** What only this form has, between the words and the rest. */
  children: ReactNode;
}

const counts = ["1", "2", "3", "4"].map((count) => ({ value: count, words: count }));

/** What every form of pictures asks for. */
export function PictureFields({ bench, register, errors, children }: PictureFieldsProps) {
  const { models, quota } = bench;
  const choices = models.map(({ modelId, name, by }) => ({
    value: modelId,
    words: by === "licence" ? `${name} (your licence)` : name,
  }));
  return (
    <>
      <SelectField
        label="Model"
        choices={[{ value: "", words: "Choose a model" }, ...choices]}
        hint={
          quota === null
            ? undefined
            : `With licences you can make ${quota.most} pictures a day; ${quota.left} are left.`
        }
        {...register("modelId")}
        problem={errors.modelId?.message}
      />
      <TextArea
        label="Prompt"
        rows={5}
        hint="What the picture shows, up to 2,000 characters."
        {...register("prompt")}
        problem={errors.prompt?.message}
      />
      <TextField
        label="Negative prompt"
        optional
        hint="What it must not show."
        autoComplete="off"
        {...register("negativePrompt")}
        problem={errors.negativePrompt?.message}
      />
      {children}
      <div className="grid grid-cols-2 items-end gap-3">
        <TextField
          label="Guidance"
          optional
          hint="0 to 50: how closely it keeps to the prompt."
          inputMode="decimal"
          autoComplete="off"
          {...register("guidanceScale")}
          problem={errors.guidanceScale?.message}
        />
        <SelectField
          label="Pictures"
          choices={counts}
          {...register("numOutputs")}
          problem={errors.numOutputs?.message}
        />
      </div>
    </>
  );
}
