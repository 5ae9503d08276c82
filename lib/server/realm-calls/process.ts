import { database } from "@/lib/server/db";
import { holdsSecret, logger } from "@/lib/server/log";
import type { EndedCall } from "@/lib/server/upstream";
import { CallRecorder, type RecorderState } from "./recorder";
import { currentSubject } from "./subject";

interface Recording {
  readonly recorder: CallRecorder;
  timer: NodeJS.Timeout | undefined;
  /** One writing after the other: two at once could write a row twice after a failure. */
  writing: Promise<void>;
}

declare global {
  // Next bundles the instrumentation and the routes apart; the queue belongs to the process.
  var countersignRealmCalls: Recording | undefined;
}

const shared = (): Recording =>
  (globalThis.countersignRealmCalls ??= {
    recorder: new CallRecorder(),
    timer: undefined,
    writing: Promise.resolve(),
  });

const SOON_MILLIS = 1_000;
/** After a failure: a database that is away is not asked every second. */
const LATER_MILLIS = 5_000;

const schedule = (recording: Recording, millis: number): void => {
  recording.timer ??= setTimeout(() => {
    recording.timer = undefined;
    void writeRealmCalls();
  }, millis).unref();
};

const write = async (recording: Recording): Promise<void> => {
  try {
    await recording.recorder.flush(await database());
  } catch (error) {
    logger.warn({ component: "realm-calls", error }, "Calls to REALM could not be written down.");
    schedule(recording, LATER_MILLIS);
  }
};

/** Writes down what waits. It never throws; what could not be written waits for the next time. */
export const writeRealmCalls = (): Promise<void> => {
  const recording = shared();
  recording.writing = recording.writing.then(() => write(recording));
  return recording.writing;
};

/** Notes a call to REALM that has ended; it is written down within a second or two. */
export const recordRealmCall = (call: EndedCall): void => {
  const recording = shared();
  // Each bundle knows the secrets alone that it opened itself, and the writing may be another's.
  recording.recorder.add(call, currentSubject(), holdsSecret);
  schedule(recording, SOON_MILLIS);
};

/** How this process's recording does. */
export const recorderState = (): RecorderState => shared().recorder.state();
