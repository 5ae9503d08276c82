import type { UseFormRegisterReturn } from "react-hook-form";
import { TextArea, TextField } from "@/components/ui/form";

interface Field {
  readonly input: UseFormRegisterReturn;
  readonly problem: string | undefined;
}

interface ModelFieldsProps {
  name: Field;
  description: Field;
  tags: Field;
}

/** The words of a model, for a new one and for one that is there. */
export function ModelFields({ name, description, tags }: ModelFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        hint="Buyers see it if you list the model."
        autoComplete="off"
        {...name.input}
        problem={name.problem}
      />
      <TextArea
        label="Description"
        optional
        hint="What it makes, and what it was trained for. At most 2,000 characters."
        {...description.input}
        problem={description.problem}
      />
      <TextField
        label="Tags"
        optional
        hint="Words to find it by, with commas between them, such as portrait, neon, film."
        autoComplete="off"
        {...tags.input}
        problem={tags.problem}
      />
    </>
  );
}
