import { isOffCurveAddress } from "@solana/kit";
import * as z from "zod";
import { ProtocolError } from "../http/protocol-error";
import type { Answer, Call, Route } from "../http/route";
import type { Collection } from "../state/collection";
import { wallet, type User } from "../state/records";
import type { Quota } from "./quota";

export interface Users {
  readonly users: Collection<User>;
  readonly quota: Pick<Quota, "stateOf">;
}

const answer = ({ quota }: Users, user: User): Answer => ({
  status: 200,
  body: { ...user, apiUsage: quota.stateOf(user) },
});

const patchSchema = z
  .strictObject({
    username: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{2,31}$/iu, "3 to 32 letters, digits, dots, dashes.")
      .optional(),
    solanaWalletAddress: wallet
      .refine((address) => !isOffCurveAddress(address), "Not a wallet's address.")
      .optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, "Nothing to change.");

const updateProfile =
  (context: Users) =>
  ({ user, body }: Call): Answer => {
    const patch = patchSchema.parse(body);
    const wanted = patch.username?.toLowerCase();
    const taken = context.users
      .values()
      .some((other) => other.userId !== user.userId && other.username.toLowerCase() === wanted);
    if (taken) throw new ProtocolError(409, "username_taken", "That name belongs to someone else.");
    const changed = context.users.put(user.userId, {
      ...user,
      username: patch.username ?? user.username,
      solanaWalletAddress: patch.solanaWalletAddress ?? user.solanaWalletAddress,
    });
    return answer(context, changed);
  };

/** `/v1/user`. */
export const userRoutes = (context: Users): readonly Route[] => [
  {
    method: "GET",
    path: "/user/profile",
    operation: "user.profile",
    group: "user",
    signed: false,
    idempotency: "ignored",
    handle: ({ user }) => answer(context, user),
  },
  {
    method: "PATCH",
    path: "/user/profile",
    operation: "user.update",
    group: "user",
    signed: false,
    idempotency: "obeyed",
    handle: updateProfile(context),
  },
];
