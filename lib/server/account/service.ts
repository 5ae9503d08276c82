import type {
  ChangeProfile,
  Connection,
  ConnectRequest,
  ProfileView,
  SessionView,
} from "@/lib/core/account";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import * as identity from "@/lib/server/identity";
import { realmOf, verifyCredential } from "@/lib/server/realm";
import { forgetCredentials, vault } from "@/lib/server/vault";
import * as connecting from "./connect";
import * as connection from "./connection";
import type { AccountContext } from "./context";
import * as disconnecting from "./disconnect";
import * as profile from "./profile";

const accountContext = async (): Promise<AccountContext> => ({
  database: await database(),
  vault: await vault(),
  verify: verifyCredential,
  realmOf,
  changed: forgetCredentials,
  now: () => new Date(),
});

/** See connection.ts. */
export const readConnection = async (wallet: Address): Promise<Connection> =>
  connection.readConnection(await accountContext(), wallet);

/** See connect.ts. */
export const connect = async (wallet: Address, request: ConnectRequest): Promise<Connection> =>
  connecting.connect(await accountContext(), wallet, request);

/** See disconnect.ts. */
export const disconnect = async (wallet: Address): Promise<Connection> =>
  disconnecting.disconnect(await accountContext(), wallet);

/** See profile.ts. */
export const readProfile = async (wallet: Address): Promise<ProfileView> =>
  profile.readProfile(await accountContext(), wallet);

/** See profile.ts. */
export const readEmail = async (wallet: Address): Promise<string> =>
  profile.readEmail(await accountContext(), wallet);

/** See profile.ts. */
export const changeProfile = async (wallet: Address, change: ChangeProfile): Promise<ProfileView> =>
  profile.changeProfile(await accountContext(), wallet, change);

/** See lib/server/identity/own-sessions.ts. */
export const listSessions = async (session: identity.Session): Promise<readonly SessionView[]> =>
  identity.listOwnSessions(await database(), session, new Date());

/** See lib/server/identity/own-sessions.ts. */
export const endSession = async (session: identity.Session, id: string): Promise<void> =>
  identity.endOwnSession(await database(), session, id, new Date());

/** See lib/server/identity/own-sessions.ts. */
export const endOtherSessions = async (session: identity.Session): Promise<number> =>
  identity.endOtherSessions(await database(), session, new Date());
