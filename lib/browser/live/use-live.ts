import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { LiveKind, LiveState } from "./live";
import { liveState, onLiveChange } from "./page";

/**
 * Listens for changes of a kind for as long as the component stands, and says how well it hears.
 * @param hear asks anew for what is shown; called once too when the stream first stands
 */
export const useLive = (kind: LiveKind, hear: () => void): LiveState => {
  const heard = useEffectEvent(hear);
  useEffect(
    () =>
      onLiveChange(kind, () => {
        heard();
      }),
    [kind],
  );
  return useSyncExternalStore(liveState.subscribe, liveState.get, liveState.getServer);
};
