import { ApiProblem } from "@/lib/browser/http/call-api";
import { CodedError, problemSchema } from "@/lib/core/errors";
import { fileAnswerSchema, type FileView } from "@/lib/core/files";

export interface Sending {
  /** Hears how much is out: percent, whole. */
  readonly progress: (percent: number) => void;
  readonly signal: AbortSignal;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const answerOf = ({ status, responseText }: XMLHttpRequest): FileView => {
  const body = parsed(responseText);
  const answer = fileAnswerSchema.safeParse(body);
  if (status < 300 && answer.success) return answer.data.file;
  const problem = problemSchema.safeParse(body);
  if (problem.success) throw new ApiProblem(problem.data);
  throw new CodedError("INTERNAL", `HTTP ${status} without a problem document`);
};

/**
 * Sends one file. By XMLHttpRequest, because fetch does not tell how much of a body is out.
 * @throws ApiProblem where the server refused it; FILE_BROKEN_OFF where the connection broke;
 * DOMException AbortError where it was given up
 */
export const sendFile = (file: Blob, { progress, signal }: Sending): Promise<FileView> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const giveUp = (): void => {
      request.abort();
    };
    const settle = (act: () => void): void => {
      signal.removeEventListener("abort", giveUp);
      act();
    };
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      if (total > 0) progress(Math.floor((loaded / total) * 100));
    });
    request.addEventListener("load", () => {
      settle(() => {
        try {
          resolve(answerOf(request));
        } catch (error) {
          reject(error instanceof Error ? error : new Error("unreadable answer"));
        }
      });
    });
    request.addEventListener("error", () => {
      settle(() => {
        reject(new CodedError("FILE_BROKEN_OFF", "the connection broke"));
      });
    });
    request.addEventListener("abort", () => {
      settle(() => {
        reject(new DOMException("given up", "AbortError"));
      });
    });
    signal.addEventListener("abort", giveUp, { once: true });
    request.open("PUT", "/api/files");
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
  });
