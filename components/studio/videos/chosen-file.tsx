import { isUnderWay, uploadWords, type UploadItem } from "@/lib/browser/upload";

interface ChosenFileProps {
  /** Where it was uploaded on this page. */
  item: UploadItem | undefined;
  /** Of the file on the server; empty while there is none. */
  fileId: string;
  isFilm: boolean;
}

/** What is chosen, as it is seen, and how far its upload is. */
export function ChosenFile({ item, fileId, isFilm }: ChosenFileProps) {
  const words = item === undefined ? null : uploadWords(item);
  const address = `/api/files/${fileId}`;
  return (
    <>
      {fileId === "" ? null : (
        <div className="border-line rounded-card mb-2 overflow-hidden border">
          {isFilm ? (
            <video src={address} controls muted className="bg-wall block max-h-64 w-full" />
          ) : (
            <img
              src={address}
              alt="What is chosen"
              className="bg-wall block max-h-64 w-full object-contain"
            />
          )}
        </div>
      )}
      <p
        role="status"
        className={`text-sm ${words === null ? "" : "mb-2"} ${item !== undefined && isUnderWay(item) ? "text-muted" : "text-stop"}`}
      >
        {words}
      </p>
    </>
  );
}
