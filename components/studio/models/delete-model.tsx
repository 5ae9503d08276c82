"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/form";
import { Problem } from "@/components/ui/problem";
import { notify } from "@/components/ui/toast";
import { deleteModel } from "@/lib/browser/models/client";
import { CodedError } from "@/lib/core/errors";
import type { ModelView } from "@/lib/core/model";

const FORM = "delete-model";

const sentenceOf = (error: unknown): string =>
  error instanceof CodedError
    ? error.sentence
    : "Something went wrong in this page. It is not known whether the model was deleted; try again.";

/** Deletes a model for good, once its name was typed. */
export function DeleteModel({ model: { id, name } }: { model: ModelView }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const close = () => {
    setAsking(false);
    setTyped("");
    setProblem(null);
  };
  const isNamed = typed.trim() === name.trim();

  const remove = () => {
    startTransition(async () => {
      try {
        await deleteModel(id, typed);
        notify({ kind: "success", text: `${name} is deleted.` });
        router.push("/studio/models");
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    });
  };

  return (
    <>
      <Button
        variant="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        Delete model
      </Button>
      {asking ? (
        <DialogFrame
          title={`Delete ${name}?`}
          description="It is deleted at REALM. This can't be undone."
          closeOnBackdrop={typed === ""}
          onClose={close}
          footer={
            <div className="flex justify-end gap-2">
              <Button onClick={close}>Keep it</Button>
              <Button type="submit" form={FORM} variant="danger" disabled={!isNamed || pending}>
                {pending ? "Deleting…" : "Delete for good"}
              </Button>
            </div>
          }
        >
          <form
            id={FORM}
            className="grid gap-4 text-sm"
            onSubmit={(event) => {
              event.preventDefault();
              if (isNamed && !pending) remove();
            }}
          >
            <ul className="grid list-disc gap-2 pl-5">
              <li>What it learned is gone. Nobody can generate with it any more.</li>
              <li>Pictures and videos made with it stay in your gallery.</li>
            </ul>
            <TextField
              label={`Type ${name} to confirm`}
              autoComplete="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
            />
            <Problem said={problem} />
          </form>
        </DialogFrame>
      ) : null}
    </>
  );
}
