"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchSources, ResultMedia, Waiting } from "@/components/studio/gallery";
import { DialogFrame } from "@/components/ui/dialog";

interface GalleryPickerProps {
  onPick: (fileId: string) => void;
  onClose: () => void;
}

/** One's latest pictures, to choose one of. */
export function GalleryPicker({ onPick, onClose }: GalleryPickerProps) {
  const { data, isPending, isError } = useQuery({
    queryKey: ["results", { kind: "image", pick: true }],
    queryFn: fetchSources,
  });
  const pictures = data ?? [];
  return (
    <DialogFrame title="Choose one of your pictures" width="wide" onClose={onClose}>
      {isPending ? <Waiting /> : null}
      {pictures.length > 0 ? (
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {pictures.map((result) => (
            <li key={result.id}>
              <button
                type="button"
                className="border-line hover:border-accent rounded-card block w-full overflow-hidden border"
                onClick={() => {
                  onPick(result.fileId);
                }}
              >
                <ResultMedia result={result} fit="tile" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {!isPending && pictures.length === 0 ? (
        <p className="text-muted text-sm">
          {isError
            ? "Your pictures can't be shown at the moment."
            : "There is no picture of yours yet. Upload one instead."}
        </p>
      ) : null}
    </DialogFrame>
  );
}
