"use client";

import { useEffect } from "react";
import { StartEnd } from "@/components/studio/frame/form-end";
import { isPainted, MaskEditor, maskPng, useMask } from "@/components/studio/mask";
import { Button, ButtonLink } from "@/components/ui/button";
import { TextField } from "@/components/ui/form";
import { notify } from "@/components/ui/toast";
import { afterDialog } from "@/lib/browser/focus/after-dialog";
import { useRememberedForm } from "@/lib/browser/forms/use-remembered-form";
import { sendFile } from "@/lib/browser/upload/send";
import { errorTable } from "@/lib/core/errors";
import { PictureFields } from "./picture-fields";
import { PictureUpload } from "./picture-upload";
import { formNames, modifyForm, modifyStart, modifyTyped } from "./typed";
import type { Workbench } from "./types";
import type { ImageWish } from "./wish";

export interface ModifyDeskProps {
  bench: Workbench;
  source: string;
  start: (wish: ImageWish) => Promise<boolean>;
  /** It was filled anew by a press elsewhere on the page: then the focus goes to it. */
  isAgain: boolean;
  picture: { readonly url: string; readonly width: number; readonly height: number };
}

/** The picture with its mask on the left, what shall be there on the right. */
export function ModifyDesk({ bench, source, start, isAgain, picture }: ModifyDeskProps) {
  const [{ strokes, file }, changeMask] = useMask(source);
  const { form, problem, submit } = useRememberedForm({
    name: formNames.modify,
    typed: modifyTyped,
    schema: modifyForm,
    initial: { ...modifyStart, modelId: bench.models[0]?.modelId ?? "" },
    fieldOf: (code) => (code === "PERSONAL_DATA" ? "prompt" : undefined),
  });
  const { errors, isSubmitting } = form.formState;

  useEffect(() => {
    if (!isAgain) return;
    afterDialog(() => {
      form.setFocus("prompt");
    });
  }, [form, isAgain]);

  const maskId = async (): Promise<string | undefined> => {
    if (file !== null) return file;
    if (!isPainted(strokes)) return undefined;
    const { signal } = new AbortController();
    const png = await maskPng(picture, strokes);
    return (await sendFile(png, { progress: () => undefined, signal })).id;
  };

  const onSubmit = submit(async (typed) => {
    const mask = await maskId();
    const wish = { ...typed, kind: "image-modify" as const, image: source };
    if (await start(mask === undefined ? wish : { ...wish, mask }))
      notify({ kind: "success", text: "Started. It appears among your pictures." });
  });

  return (
    <div className="grid gap-10 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_22rem]">
      <MaskEditor
        picture={picture}
        strokes={strokes}
        onChange={(painted) => {
          changeMask({ strokes: painted });
        }}
      >
        {file === null ? (
          <PictureUpload
            name={`mask:${source}`}
            label="Upload a mask instead"
            hint={`A PNG of ${picture.width} × ${picture.height} pixels: white is changed, black stays.`}
            accept="image/png"
            judge={({ type, width, height }) =>
              type === "image/png" && width === picture.width && height === picture.height
                ? null
                : errorTable.MASK_SIZE.sentence
            }
            onUploaded={({ id }) => {
              changeMask({ file: id });
            }}
          />
        ) : (
          <div className="flex flex-wrap items-center gap-3 text-sm">
            <p role="status">A mask from a file is used; what is painted is not.</p>
            <Button
              size="small"
              onClick={() => {
                changeMask({ file: null });
              }}
            >
              Remove it
            </Button>
          </div>
        )}
      </MaskEditor>
      <form
        noValidate
        aria-label="Change the picture"
        onSubmit={(event) => void onSubmit(event)}
        className="grid content-start gap-5"
      >
        <PictureFields bench={bench} register={form.register} errors={errors}>
          <TextField
            label="Strength"
            hint="0 to 1: how far what is changed may go from what was there."
            inputMode="decimal"
            autoComplete="off"
            {...form.register("strength")}
            problem={errors.strength?.message}
          />
        </PictureFields>
        {isPainted(strokes) || file !== null ? null : (
          <p className="text-muted text-xs">
            Nothing is painted: the whole picture may change. Paint over a part to keep the rest.
          </p>
        )}
        <StartEnd problem={problem} isSubmitting={isSubmitting} words="Change it" />
        <ButtonLink href="/studio/images/modify" variant="quiet">
          Take another picture
        </ButtonLink>
      </form>
    </div>
  );
}
