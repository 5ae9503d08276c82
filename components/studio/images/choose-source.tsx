"use client";

import { useQuery } from "@tanstack/react-query";
import { fetchSources, ResultMedia } from "@/components/studio/gallery";
import { PictureUpload } from "./picture-upload";

interface ChooseSourceProps {
  /** Given the id of a file of one's own. */
  onChoose: (fileId: string) => void;
}

const SHOWN = 12;

/** Which picture is to be changed: one that was made here, or one that is sent now. */
export function ChooseSource({ onChoose }: ChooseSourceProps) {
  const { data } = useQuery({
    queryKey: ["sources"],
    queryFn: fetchSources,
  });
  const kept = data?.slice(0, SHOWN) ?? [];
  return (
    <section aria-labelledby="choose-source" className="max-w-3xl">
      <h2 id="choose-source" className="text-lg">
        Which picture?
      </h2>
      <p className="text-muted mt-1 mb-4 max-w-prose text-sm">
        Then you paint over what is to be different, and say what shall be there.
      </p>
      <PictureUpload
        name="picture-to-change"
        label="Upload a picture"
        hint="JPEG or PNG, up to 20 MB. Where it was taken and with what is removed before it is kept."
        accept="image/jpeg,image/png"
        onUploaded={({ id }) => {
          onChoose(id);
        }}
      />
      {kept.length === 0 ? null : (
        <>
          <h3 className="mt-8 mb-3 text-sm font-medium">Or one of your latest</h3>
          <ul aria-label="Your latest pictures" className="grid grid-cols-3 gap-3 sm:grid-cols-4">
            {kept.map((result) => (
              <li key={result.id}>
                <button
                  type="button"
                  onClick={() => {
                    onChoose(result.fileId);
                  }}
                  className="border-line hover:border-ink rounded-card block w-full overflow-hidden border"
                >
                  <ResultMedia result={result} fit="tile" />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
