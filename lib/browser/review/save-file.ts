import type { RecordFile } from "./record";

/** Hands a file to the browser's own downloads. Nothing leaves the machine. */
export const saveFile = ({ name, json }: RecordFile): void => {
  const url = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
};
