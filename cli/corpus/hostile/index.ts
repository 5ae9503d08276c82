import type { Definitions } from "../definition";
import { systemAuthorities } from "./accounts";
import { tokenAuthorities } from "./authorities";
import { batches } from "./batches";
import { clusters } from "./clusters";
import { envelopes } from "./envelopes";
import { extensions } from "./extensions";
import { fees } from "./fees";
import { hiddenAccounts } from "./hidden-accounts";
import { landings } from "./landings";
import { licences } from "./licences";
import { limits } from "./limits";
import { listings } from "./listings";
import { lookAlikes } from "./look-alikes";
import { memos } from "./memos";
import { nativeAuthorities } from "./natives";
import { payments } from "./payments";
import { programs } from "./programs";
import { rightsFromBefore } from "./rights-from-before";
import { sharedAccounts } from "./shared-accounts";
import { tokenThefts } from "./tokens";
import { wallets } from "./wallets";
import { withoutIntent } from "./without-intent";

/** Transactions a person must not be asked to sign. */
export const hostile: Definitions = {
  ...payments,
  ...lookAlikes,
  ...fees,
  ...tokenThefts,
  ...licences,
  ...extensions,
  ...tokenAuthorities,
  ...systemAuthorities,
  ...nativeAuthorities,
  ...sharedAccounts,
  ...rightsFromBefore,
  ...limits,
  ...batches,
  ...envelopes,
  ...clusters,
  ...hiddenAccounts,
  ...programs,
  ...memos,
  ...wallets,
  ...landings,
  ...listings,
  ...withoutIntent,
};
