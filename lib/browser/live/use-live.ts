import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { LiveKind, LiveState } from "./live";
import { oneAtATime } from "./one-at-a-time";
import { liveState, onLiveChange } from "./page";

/** What a page or a list is about. */
export type LiveKinds = readonly [LiveKind, LiveKind?];

/**
 * Listens for changes of a kind or two for as long as the component stands, and says how well it hears.
 * @param refresh asks anew for what is shown, and ends with the answer. A burst of changes asks once at
 * its beginning, once a second, and once after its end. Called once too when the stream first stands, or
 * stands already.
 */
export const useLive = (
  [one, other = one]: LiveKinds,
  refresh: () => Promise<unknown>,
): LiveState => {
  const refreshed = useEffectEvent(refresh);
  useEffect(() => {
    const { ask, stop } = oneAtATime(() => refreshed());
    const leave = onLiveChange([one, other], ask);
    return () => {
      leave();
      stop();
    };
  }, [one, other]);
  return useSyncExternalStore(liveState.subscribe, liveState.get, liveState.getServer);
};
