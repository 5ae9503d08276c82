import { jsonRpcClusterReader, reviewTransaction } from "@/lib/core/review";
import { readLanded } from "@/lib/core/review/landed";
import { crossCheckReader, type CrossCheck } from "../chain/cross-check";
import { callCluster } from "../chain/rpc";
import type { InspectionPorts } from "./inspection";

const cluster = jsonRpcClusterReader(callCluster);

/** @param crossCheck Where the second endpoint is asked; null with one endpoint. */
export const browserPorts = (crossCheck: CrossCheck | null): InspectionPorts => {
  const secondCluster = crossCheck === null ? undefined : crossCheckReader(crossCheck);
  return {
    review: (request, asking) =>
      reviewTransaction({
        ...request,
        cluster: asking === "cluster" ? cluster : null,
        secondCluster,
        now: new Date(),
      }),
    landed: async (signature, wallet) => {
      const answer = await callCluster("getTransaction", [
        signature,
        { encoding: "base64", commitment: "confirmed", maxSupportedTransactionVersion: 0 },
      ]);
      return readLanded(answer, signature, wallet);
    },
    remember: (fragment) => {
      const { pathname, search, hash: present } = window.location;
      if (present === fragment) return;
      window.history.replaceState(null, "", `${pathname}${search}${fragment}`);
    },
  };
};
