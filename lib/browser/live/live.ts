import * as z from "zod";

/** What a change can be about. */
export type LiveKind = "purchase" | "job" | "model" | "notification" | "listing" | "sale";

/**
 * "connecting": nothing is known yet. "live": every change is told. "polling": the stream is broken,
 * so whoever shows something asks for it every few seconds. "ended": the session is over.
 */
export type LiveState = "connecting" | "live" | "polling" | "ended";

/** As much of an EventSource as is used, so that a test can stand in for it. */
export interface Source {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: Event) => void): void;
  close(): void;
}

interface Ports {
  readonly open: (url: string) => Source;
  readonly page: Pick<Document, "visibilityState" | "addEventListener" | "removeEventListener">;
  /** Calls `hear` when somebody signs in in another tab, for as long as the page stands. */
  readonly onSignedIn: (hear: () => void) => void;
}

/** Somebody who listens. */
interface Ear {
  readonly kinds: readonly LiveKind[];
  readonly hear: () => void;
  /** What it shows may be older than the stream: to be told as soon as that stands. */
  isDue: boolean;
}

const changeSchema = z.object({ kind: z.string() });

const FIRST_RETRY_MILLIS = 2_000;
const LONGEST_RETRY_MILLIS = 30_000;
/** The server is heard every 15 seconds; a stream that is silent for longer is broken unnoticed. */
const SILENCE_MILLIS = 40_000;
/** A browser opens six connections to a host: a tab nobody looks at gives its own back. */
const HIDDEN_MILLIS = 10_000;

const CLOSED = 2;

/** One stream for the page, open while somebody wants to hear and somebody looks. */
export const createLive = ({ open, page, onSignedIn }: Ports) => {
  let state: LiveState = "connecting";
  let source: Source | null = null;
  let place = "";
  let waits = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const states = new Set<() => void>();
  const ears = new Set<Ear>();

  const set = (next: LiveState): void => {
    if (state === next) return;
    state = next;
    for (const listener of states) listener();
  };

  /** Tells those who want to hear of this kind; everybody without one. */
  const tell = (kind?: string): void => {
    for (const { kinds, hear } of ears)
      if (kind === undefined || kinds.some((own) => own === kind)) hear();
  };

  const tellDue = (): void => {
    for (const ear of ears) {
      if (!ear.isDue) continue;
      ear.isDue = false;
      ear.hear();
    }
  };

  const drop = (): void => {
    source?.close();
    source = null;
    clearTimeout(retry);
    clearTimeout(silence);
  };

  const lost = (): void => {
    drop();
    set("polling");
    retry = setTimeout(connect, Math.min(FIRST_RETRY_MILLIS * 2 ** waits, LONGEST_RETRY_MILLIS));
    waits += 1;
  };

  const connect = (): void => {
    drop();
    // What the page shows was made before the stream stands; with a place nothing in between is missed.
    if (place === "" || state === "connecting") for (const ear of ears) ear.isDue = true;
    const own = open(place === "" ? "/api/live" : `/api/live?after=${place}`);
    source = own;
    const on = (type: string, act: (event: Event) => void): void => {
      own.addEventListener(type, (event) => {
        if (source !== own) return;
        clearTimeout(silence);
        silence = setTimeout(lost, SILENCE_MILLIS);
        if (event instanceof MessageEvent && event.lastEventId !== "") place = event.lastEventId;
        act(event);
      });
    };
    silence = setTimeout(lost, SILENCE_MILLIS);
    on("ready", () => {
      waits = 0;
      set("live");
      tellDue();
    });
    on("reset", () => {
      tell();
    });
    on("beat", () => undefined);
    on("message", (event) => {
      const data: unknown = event instanceof MessageEvent ? event.data : undefined;
      const change = changeSchema.safeParse(typeof data === "string" ? JSON.parse(data) : data);
      if (change.success) tell(change.data.kind);
    });
    on("end", () => {
      drop();
      set("ended");
      tell();
    });
    on("error", () => {
      // The browser tries again by itself, unless the answer was not a stream.
      if (own.readyState === CLOSED) lost();
      else set("polling");
    });
  };

  const onVisibility = (): void => {
    clearTimeout(hiding);
    if (page.visibilityState === "visible") {
      if (source === null && state !== "ended") connect();
      return;
    }
    hiding = setTimeout(() => {
      drop();
      if (state !== "ended") set("polling");
    }, HIDDEN_MILLIS);
  };

  const begin = (): void => {
    set("connecting");
    connect();
    onVisibility();
  };
  const cease = (): void => {
    page.removeEventListener("visibilitychange", onVisibility);
    clearTimeout(hiding);
    drop();
  };

  // Whatever stands was another session's, or will be told no more.
  onSignedIn(() => {
    if (ears.size > 0) begin();
  });

  return {
    state: (): LiveState => state,
    /** Somebody has signed in: what ended with the session before begins again. */
    renew: (): void => {
      if (state === "ended" && ears.size > 0) begin();
    },
    onState: (listener: () => void): (() => void) => {
      states.add(listener);
      return () => states.delete(listener);
    },
    /**
     * Calls `hear` when something of these kinds changed, or may have; also once, soon, where the
     * stream stands already: a page that is gone back to is as old as it was left. The stream stands
     * while anybody listens. Returns the way to stop.
     * @param newsOnly for who shows nothing that could be old
     */
    onChange: (
      kinds: readonly LiveKind[],
      hear: () => void,
      { newsOnly = false } = {},
    ): (() => void) => {
      const ear: Ear = { kinds, hear, isDue: !newsOnly };
      ears.add(ear);
      if (ears.size === 1) {
        page.addEventListener("visibilitychange", onVisibility);
        begin();
      }
      // Not within the call, whose caller may not be ready to hear.
      if (state === "live" && ear.isDue) queueMicrotask(tellDue);
      return () => {
        if (ears.delete(ear) && ears.size === 0) cease();
      };
    },
  };
};

export type Live = ReturnType<typeof createLive>;
