import { expect, it } from "vitest";
import { credentialStates } from "@/lib/core/operator/credentials";
import { afterCredentialEvent, credentialEvents } from "./lifecycle";

it("only these changes of state exist; a revoked credential never comes back", () => {
  const changes = credentialStates.flatMap((state) =>
    credentialEvents.flatMap((event) => {
      const after = afterCredentialEvent(state, event);
      return after === null ? [] : [`${state} ${event} ${after}`];
    }),
  );
  expect(changes).toEqual([
    "next promote active",
    "next revoke revoked",
    "active replaced retiring",
    "active revoke revoked",
    "retiring retire revoked",
    "retiring revoke revoked",
  ]);
});
