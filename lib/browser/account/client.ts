import {
  connectionSchema,
  emailAnswerSchema,
  endedSchema,
  profileAnswerSchema,
  type ChangeProfile,
  type Connection,
  type ConnectRequest,
  type ProfileView,
} from "@/lib/core/account";
import { callApi } from "../http/call-api";

/** What one does to one's own account. Each throws a CodedError. */

/** Sent in the body: an address is written into logs and histories. */
export const connectRealm = (body: ConnectRequest): Promise<Connection> =>
  callApi({ path: "/api/account/credential", method: "PUT", body, schema: connectionSchema });

export const disconnectRealm = (): Promise<Connection> =>
  callApi({ path: "/api/account/credential", method: "DELETE", schema: connectionSchema });

export const changeProfile = async (body: ChangeProfile): Promise<ProfileView> => {
  const call = { path: "/api/account/profile", method: "PATCH", body } as const;
  return (await callApi({ ...call, schema: profileAnswerSchema })).profile;
};

export const readEmail = async (): Promise<string> =>
  (await callApi({ path: "/api/account/email", schema: emailAnswerSchema })).email;

export const endSession = async (id: string): Promise<void> => {
  await callApi({ path: `/api/account/sessions/${id}`, method: "DELETE", schema: endedSchema });
};

/** @returns how many were ended */
export const endOtherSessions = async (): Promise<number> => {
  const call = { path: "/api/account/sessions", method: "DELETE" } as const;
  return (await callApi({ ...call, schema: endedSchema })).ended;
};
