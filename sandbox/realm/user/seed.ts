import type { Collection } from "../state/collection";
import type { User } from "../state/records";
import type { Person } from "../seed/people";

/** "Creator 1" is usr_creator_1 on every machine. */
export const userIdOf = (name: string): string => `usr_${name.toLowerCase().replaceAll(" ", "_")}`;

/** Makes the users whose keys exist: the platform's, without a wallet, and each creator's. */
export const seedUsers = (
  users: Collection<User>,
  creators: readonly Person[],
  now: number,
): void => {
  const platform = { name: "Platform", wallet: null, plan: "platform" } as const;
  const others = creators.map((person) => ({ ...person, plan: "creator" }) as const);
  for (const { name, wallet, plan } of [platform, ...others]) {
    const userId = userIdOf(name);
    if (users.get(userId)) continue;
    const username = name.toLowerCase().replaceAll(" ", "-");
    users.put(userId, {
      userId,
      username,
      email: `${username}@example.com`,
      createdAt: new Date(now).toISOString(),
      solanaWalletAddress: wallet,
      plan,
    });
  }
};
