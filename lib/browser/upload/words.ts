import type { UploadItem } from "./item";

/** How far one file is that stands alone, or why it is not taken; null where it is ready. */
export const uploadWords = ({ state }: UploadItem): string | null => {
  switch (state.kind) {
    case "waiting":
    case "checking":
      return "Checking";
    case "sending":
      return state.percent === 100 ? "Being cleaned" : `Sending, ${state.percent} %`;
    case "interrupted":
      return "Connection lost, trying again";
    case "refused":
    case "held":
      return state.sentence;
    case "lost":
      return "The page was left before this was sent. Upload it again.";
    case "kept":
    case "duplicate":
      return null;
  }
};
