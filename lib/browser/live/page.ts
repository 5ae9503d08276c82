import { onSignedInElsewhere } from "../identity/session-news";
import { createLive, type Live, type LiveState } from "./live";

let made: Live | undefined;

/** This page's one stream. Asked for in a browser only: the server renders pages and has none. */
const live = (): Live =>
  (made ??= createLive({
    open: (url) => new EventSource(url),
    page: document,
    onSignedIn: onSignedInElsewhere,
  }));

/** See createLive; for this page. */
export const onLiveChange: Live["onChange"] = (...asked) => live().onChange(...asked);

/** For `useSyncExternalStore`. */
export const liveState = {
  get: (): LiveState => live().state(),
  getServer: (): LiveState => "connecting",
  subscribe: (listener: () => void): (() => void) => live().onState(listener),
};

/** See createLive; for this page. */
export const renewLive = (): void => {
  live().renew();
};
