import { hashOf } from "./hash";
import { knownFiles } from "./known";
import { lookFirst, type Wanted } from "./look-first";
import { sendFile } from "./send";
import type { UploadPorts } from "./uploads";

const pause: UploadPorts["pause"] = (millis, signal) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** The world as a browser has it. */
export const portsFor = (wanted: Wanted): UploadPorts => ({
  lookFirst: (file) => lookFirst(file, wanted),
  hash: hashOf,
  known: knownFiles,
  send: sendFile,
  pause,
  preview: {
    make: (file) => URL.createObjectURL(file),
    drop: (url) => {
      URL.revokeObjectURL(url);
    },
  },
});
