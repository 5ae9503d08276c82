"use client";

import { isUnderWay, keptFiles, useUploads } from "@/lib/browser/upload";
import { CodedError } from "@/lib/core/errors";
import { trainingBounds, type JobView } from "@/lib/core/job";
import { startOnce } from "@/lib/browser/forms/start-once";
import { PictureTable } from "./picture-table";
import { SettingsForm } from "./settings-form";
import type { Settings, TypedSettings } from "./settings-schema";
import { startTraining } from "./training-calls";

interface TrainingDeskProps {
  modelId: string;
  /** The training before this one. */
  last: JobView | null;
  onStarted: () => void;
}

const usual: TypedSettings = {
  steps: String(trainingBounds.steps.usual),
  learningRate: String(trainingBounds.learningRate.usual),
};

const textOf = (value: unknown, otherwise: string): string =>
  typeof value === "number" ? String(value) : otherwise;

/** One that did not come to its end is most likely tried again as it was. */
const initialOf = (last: JobView | null): TypedSettings =>
  last === null
    ? usual
    : {
        steps: textOf(last.parameters["steps"], usual.steps),
        learningRate: textOf(last.parameters["learningRate"], usual.learningRate),
      };

/** Pictures on the left, settings and the start on the right. */
export function TrainingDesk({ modelId, last, onStarted }: TrainingDeskProps) {
  const name = `training:${modelId}`;
  const { uploads, items } = useUploads(name, "pictures");
  const kept = keptFiles(items);

  const start = async (settings: Settings): Promise<void> => {
    const wish = { files: kept.map(({ id }) => id), ...settings };
    try {
      await startOnce(name, wish, (request) => startTraining(modelId, request));
    } catch (error) {
      // Which of them, the list says.
      if (error instanceof CodedError && error.code === "FILE_NOT_FOUND")
        await uploads.check().catch(() => undefined);
      throw error;
    }
    onStarted();
  };

  return (
    <div className="grid items-start gap-8 grid-cols-[minmax(0,1fr)] lg:grid-cols-[minmax(0,1fr)_20rem]">
      <PictureTable uploads={uploads} items={items} />
      <section
        aria-labelledby="settings"
        className="bg-card border-line rounded-card border p-5 lg:sticky lg:top-20"
      >
        <h2 id="settings" className="mb-4 text-lg">
          Settings
        </h2>
        <SettingsForm
          name={name}
          initial={initialOf(last)}
          ready={kept.length}
          sending={items.some(isUnderWay)}
          onStart={start}
        />
        <p className="text-muted mt-4 text-xs">
          Training counts against your quota at REALM. Pictures are kept here for 7 days after they
          were last used, less where newer ones need their room, and shown to nobody else.
        </p>
      </section>
    </div>
  );
}
