import "server-only";

export { fixedAccess } from "./access";
export { asOwner } from "./as-owner";
export { createRealmClient, type RealmClient } from "./client";
export { pingRealm, realm, realmOf } from "./instance";
export { verifyCredential } from "./verify-credential";
